/**
 * Parses an event stream (WHATWG HTML, "server-sent events") however it was cut into chunks.
 * `id` and `retry` are ignored: a question is never asked again behind the reader's back.
 */
export class EventStreamParser {
  #rest = '';
  #endedWithCr = false;
  #event = '';
  #data = [];

  /**
   * @param {string} chunk decoded text
   * @returns {{event: string, data: string}[]} the events that this chunk completes
   */
  push(chunk) {
    if (chunk === '') {
      return [];
    }
    // A CR at the end of a chunk ended its line already; the LF that may follow belongs to it.
    const text = this.#endedWithCr && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    this.#endedWithCr = chunk.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#take(line)).filter((event) => event !== null);
  }

  #take(line) {
    if (line === '') {
      return this.#dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.#event = value;
    } else if (field === 'data') {
      this.#data.push(value);
    }
    return null;
  }

  #dispatch() {
    const complete = { event: this.#event || 'message', data: this.#data.join('\n') };
    const empty = this.#data.length === 0;
    this.#event = '';
    this.#data = [];
    return empty ? null : complete;
  }
}

/**
 * The events of a response's body. Ends where the body ends; throws where the connection breaks.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} onBytes called for every chunk, comments included: the line is alive
 */
export async function* events(body, onBytes) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventStreamParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      onBytes();
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
