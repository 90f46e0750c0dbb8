/** Exchanges sent along with a question. A follow-up refers to what was just said. */
const TOLD = 6;
/** Exchanges kept on the page when it is opened again. */
const KEPT = 30;
/** UTF-16 code units of one message that are sent along. */
const LONGEST = 2_000;

/** What was asked and replied on this page. */
export class Conversation {
  #store;
  #exchanges;

  /** @param {import('./store.js').Store} store */
  constructor(store) {
    this.#store = store;
    const kept = store.get('exchanges', []);
    this.#exchanges = Array.isArray(kept) ? kept : [];
  }

  /** @returns {{question: string, reply: object}[]} */
  exchanges() {
    return this.#exchanges;
  }

  add(question, reply) {
    this.#exchanges = [...this.#exchanges, { question, reply }].slice(-KEPT);
    this.#store.set('exchanges', this.#exchanges);
  }

  clear() {
    this.#exchanges = [];
    this.#store.set('exchanges', []);
  }

  /** The latest messages, oldest first, as the server takes them. */
  history() {
    return this.#exchanges.slice(-TOLD).flatMap(({ question, reply }) => [
      { role: 'user', content: cut(question) },
      { role: 'assistant', content: cut(reply.text) },
    ]).filter(({ content }) => content.trim() !== '');
  }
}

/** Never between the halves of a character. */
function cut(text) {
  return text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}
