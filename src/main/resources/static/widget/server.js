import { good, json, parsed, sent, understood } from './http.js';
import { events } from './sse.js';
import { Problem, readProblem, readReply, readSession, readToldClaim } from './wire.js';

/** The server writes a comment every 15 seconds; three missed mean that the line is dead. */
const SILENCE_MS = 45_000;
const EVENTS = 'text/event-stream';

/** The server as a page may ask it: with a token that lasts for minutes, made for this website. */
export class Server {
  #home;
  #store;
  /** The session being opened; null while none is. */
  #opening = null;

  /**
   * @param {URL} home where the widget came from
   * @param {import('./store.js').Store} store keeps the token, so that a page opened again goes on with it
   */
  constructor(home, store) {
    this.#home = home;
    this.#store = store;
  }

  /** What can be asked about, as far as it was told. */
  sources() {
    return this.#store.get('sources', { listed: [], count: 0 });
  }

  /** Gets a token, for the session that the last one was for; one call at a time for all who wait. @throws {Problem} */
  open() {
    this.#opening ??= this.#renew().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #renew() {
    const token = this.#token();
    const headers = token === '' ? {} : { Authorization: `Bearer ${token}` };
    const response = await sent(this.#url('widget/session'), { method: 'POST', headers });
    const session = readSession(await json(await good(response)));
    this.#store.set('token', session.token);
    this.#store.set('sources', session.sources);
  }

  /**
   * Asks a question. Each claim is told once it is verified; the reply comes at the end. Where
   * streaming is refused or yields nothing, the reply is fetched whole.
   *
   * @param {{question: string, history: {role: string, content: string}[]}} request
   * @param {{signal: AbortSignal, streaming: boolean, onClaim: (told: object) => void}} how
   * @throws {Problem} an aborted call throws the signal's reason
   */
  async ask(request, { signal, streaming, onClaim }) {
    if (streaming) {
      const reply = await this.#stream(request, signal, onClaim);
      if (reply !== null) {
        return reply;
      }
    }
    const response = await good(await this.#post(request, 'application/json', signal));
    return readReply(await json(response, signal));
  }

  /** The reply, or null where this way of asking yields none. */
  async #stream(request, signal, onClaim) {
    const silence = new AbortController();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    try {
      alive();
      const response = await this.#post(request, EVENTS, AbortSignal.any([signal, silence.signal]));
      if (response.status === 406) {
        return null;
      }
      const type = (await good(response)).headers.get('content-type') ?? '';
      if (type.startsWith(EVENTS) && response.body) {
        return await replyOf(events(response.body, alive), onClaim);
      }
      return type.includes('json') ? readReply(await json(response, signal)) : null;
    } catch (error) {
      // The line that fell silent was cut by this method; only the reader's own signal means a stop.
      throw understood(error, signal);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The response to a question. A token that is refused, because it has ended, is renewed once. */
  async #post(request, accept, signal) {
    if (this.#token() === '') {
      await unless(signal, this.open());
    }
    const response = await this.#send(request, accept, signal);
    if (response.status !== 401) {
      return response;
    }
    await unless(signal, this.open());
    return this.#send(request, accept, signal);
  }

  #send(request, accept, signal) {
    return sent(this.#url('widget/answers'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, Authorization: `Bearer ${this.#token()}` },
      body: JSON.stringify(request),
      signal,
    });
  }

  #token() {
    const kept = this.#store.get('token', '');
    return typeof kept === 'string' ? kept : '';
  }

  #url(path) {
    return new URL(path, this.#home).href;
  }
}

/** What is waited for, unless the signal comes first: that stops the waiting and not what others wait for too. */
function unless(signal, awaited) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
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
