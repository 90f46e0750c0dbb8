/*
 * What the server sends, read into the shapes that the page shows. A reply that is not of its shape is
 * a problem, not a half-shown answer.
 */

/** Something that went wrong. Its words are the widget's own, so that they can be translated. */
export class Problem extends Error {
  /**
   * @param {string} kind names its words
   * @param {{status?: number, retryAfter?: number, retryable?: boolean}} more `retryAfter` in seconds
   */
  constructor(kind, { status = 0, retryAfter = 0, retryable = true } = {}) {
    super(kind);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.retryable = retryable;
  }

  /** Nothing came. */
  static unreachable() {
    return new Problem('unreachable');
  }

  /** What came broke off. */
  static lost() {
    return new Problem('lost');
  }

  static garbled() {
    return new Problem('garbled');
  }
}

const LONGEST_WAIT_SECONDS = 3_600;

/** The server's codes that a reader can make something of, and the names of the words for them. */
const KINDS = {
  starting: 'starting',
  overloaded: 'overloaded',
  timed_out: 'timed-out',
  budget_spent: 'budget-spent',
  invalid_request: 'invalid-request',
  too_large: 'invalid-request',
};

/** The problem body of RFC 9457, with what HTTP says around it. */
export function readProblem(body, httpStatus = 0, retryAfterHeader = null) {
  const given = isObject(body) ? body : {};
  const status = httpStatus || (Number.isInteger(given.status) ? given.status : 0);
  const code = text(given.code);
  return new Problem(Object.hasOwn(KINDS, code) ? KINDS[code] : 'failed', {
    status,
    retryAfter: seconds(retryAfterHeader),
    retryable: ![400, 404, 413].includes(status),
  });
}

/** What the widget begins with. */
export function readSession(body) {
  if (!isObject(body) || !text(body.token)) {
    throw Problem.garbled();
  }
  const listed = list(body.sources).map(readSource);
  const count = Number.isInteger(body.source_count) ? body.source_count : listed.length;
  return { token: body.token, sources: { listed, count } };
}

/** The whole reply: an answer or a refusal. */
export function readReply(body) {
  if (isObject(body) && body.outcome === 'refused') {
    return {
      outcome: 'refused',
      text: text(body.refusal?.message) || text(body.text),
      reason: text(body.refusal?.reason),
      nearest: readPlace(body.refusal?.nearest),
      suggestions: list(body.refusal?.suggestions).filter((question) => text(question) !== ''),
      standaloneQuestion: text(body.standalone_question),
      provenance: readProvenance(body.provenance),
    };
  }
  if (!isObject(body) || body.outcome !== 'answered') {
    throw Problem.garbled();
  }
  const citations = list(body.citations).map(readCitation);
  const claims = list(body.claims).map((claim) => readClaim(claim, citations.length));
  if (claims.length === 0) {
    throw Problem.garbled();
  }
  return {
    outcome: 'answered',
    text: text(body.text),
    claims,
    citations,
    notes: list(body.notes).map(readNote),
    standaloneQuestion: text(body.standalone_question),
    provenance: readProvenance(body.provenance),
  };
}

/** A claim told before the reply is complete, with the citations that it is the first to name. */
export function readToldClaim(body, citationsBefore) {
  if (!isObject(body)) {
    throw Problem.garbled();
  }
  const citations = list(body.new_citations).map(readCitation);
  return { claim: readClaim(body, citationsBefore + citations.length), citations };
}

/** What is said of a source in the list and in the source view. */
export function readSource(body) {
  if (!isObject(body) || !isName(body.id)) {
    throw Problem.garbled();
  }
  return {
    id: body.id,
    title: text(body.title) || body.id,
    described: body.title_is_description === true,
    author: text(body.author),
    publisher: text(body.publisher),
    date: text(body.date),
    uri: text(body.uri),
    revision: text(body.revision),
    changed: text(body.newest_revision) !== '',
    text: text(body.text),
  };
}

function readClaim(body, citationCount) {
  const cited = list(body?.citations);
  if (!text(body?.text) || !cited.every((index) => Number.isInteger(index) && index >= 0 && index < citationCount)) {
    throw Problem.garbled();
  }
  return { text: body.text, citations: [...new Set(cited)] };
}

function readCitation(body) {
  if (!isObject(body) || !text(body.quote) || !Number.isInteger(body.start) || !isName(body.source)) {
    throw Problem.garbled();
  }
  return {
    source: body.source,
    revision: readRevision(body.revision),
    title: (text(body.title) || body.source) + (Number.isInteger(body.page) ? `, p. ${body.page}` : ''),
    start: body.start,
    end: body.start + body.quote.length,
    quote: body.quote,
    highlight: readHighlight(body.highlight, body.start, body.quote.length),
  };
}

/** A place in the sources by its name, or null. */
function readPlace(body) {
  if (!isObject(body) || !text(body.source)) {
    return null;
  }
  const [, revision = '', stretch = ''] = /(?:\?revision=([^#]*))?(#\d+-\d+)$/.exec(text(body.link)) ?? [];
  return {
    source: body.source,
    revision: readRevision(revision),
    title: text(body.title) || body.source,
    section: text(body.section),
    stretch,
  };
}

/** Offsets in the quote, or null where the whole quote answers or the offsets do not fit it. */
function readHighlight(body, quoteStart, quoteLength) {
  const start = body?.start - quoteStart;
  const end = body?.end - quoteStart;
  const fits = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= quoteLength;
  return fits && end - start < quoteLength ? { start, end } : null;
}

/** Of a text, as a part of an address; empty where it is none. */
function readRevision(value) {
  return /^sha256:[0-9a-f]+$/.test(text(value)) ? value : '';
}

/** Of a source: the last part of its address, which a dot or two would lead out of. */
function isName(value) {
  return !['', '.', '..'].includes(text(value));
}

function readNote(body) {
  return isObject(body) ? { kind: text(body.kind), text: text(body.text) } : { kind: '', text: text(body) };
}

function readProvenance(body) {
  return Object.entries(isObject(body) ? body : {}).filter(([, value]) => text(value));
}

/** `Retry-After`: seconds or a date. */
function seconds(header) {
  if (!header) {
    return 0;
  }
  const wait = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Math.ceil(wait) || 0));
}

function text(value) {
  return typeof value === 'string' ? value : '';
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
