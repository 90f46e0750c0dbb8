import { events } from './sse.js';
import { Problem, readProblem, readReply, readSource, readSources, readToldClaim } from './wire.js';

/** The server writes a comment every 15 seconds; three missed mean that the line is dead. */
const SILENCE_MS = 45_000;

/**
 * Asks a question. Each claim is told once it is verified; the reply comes at the end. Where streaming
 * is refused or yields nothing, the reply is fetched whole.
 *
 * @param {{question: string, history: {role: string, content: string}[]}} request
 * @param {{signal: AbortSignal, streaming: boolean, onClaim: (told: object) => void}} how
 * @throws {Problem} with words for the reader; an aborted call throws the signal's reason
 */
export async function ask(request, { signal, streaming, onClaim }) {
  if (streaming) {
    const reply = await stream(request, signal, onClaim);
    if (reply !== null) {
      return reply;
    }
  }
  const response = await post(request, 'application/json', signal);
  return readReply(await json(response, signal));
}

export async function listSources() {
  return readSources(await json(await get('/v1/sources')));
}

/** @param {string} id */
export async function findSource(id) {
  return readSource(await json(await get(`/v1/sources/${encodeURIComponent(id)}`)));
}

/** The reply, or null where this way of asking yields none. */
async function stream(request, signal, onClaim) {
  const silence = new AbortController();
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    alive();
    const response = await post(request, 'text/event-stream', AbortSignal.any([signal, silence.signal]));
    const type = response?.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream') && response.body) {
      return await replyOf(events(response.body, alive), onClaim);
    }
    return type.includes('json') ? readReply(await json(response, signal)) : null;
  } catch (error) {
    throw understood(error, signal);
  } finally {
    clearTimeout(timer);
  }
}

async function replyOf(stream, onClaim) {
  let silent = true;
  let citations = 0;
  for await (const { event, data } of stream) {
    silent = false;
    if (event === 'claim') {
      const told = readToldClaim(parsed(data), citations);
      citations += told.citations.length;
      onClaim(told);
    } else if (event === 'done') {
      return readReply(parsed(data));
    } else if (event === 'error') {
      throw readProblem(parsed(data));
    }
  }
  if (silent) {
    return null;
  }
  throw Problem.lost();
}

/** The response to a question; null where the server does not stream. */
async function post(request, accept, signal) {
  const response = await sent('/v1/answers', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(request),
    signal,
  });
  if (response.ok) {
    return response;
  }
  if (response.status === 406 && accept === 'text/event-stream') {
    return null;
  }
  throw await problemOf(response);
}

async function get(path) {
  const response = await sent(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function sent(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    throw understood(error, options.signal);
  }
}

async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return readProblem(body, response.status, response.headers.get('retry-after'));
}

async function json(response, signal) {
  let body;
  try {
    body = await response.text();
  } catch (error) {
    throw understood(error, signal);
  }
  return parsed(body);
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    throw Problem.garbled();
  }
}

/** What the browser says of a broken connection differs from one to another; what it means does not. */
function understood(error, signal) {
  return error instanceof Problem || signal?.aborted ? error : Problem.lost();
}
