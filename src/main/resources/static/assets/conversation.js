const KEY = 'sourcebound.conversation';
/** Exchanges sent along with a question. A follow-up refers to what was just said. */
const TOLD = 6;
/** Exchanges kept on the page when it is opened again. */
const KEPT = 30;
/** UTF-16 code units of one message that are sent along. */
const LONGEST = 2_000;

/** What was asked and replied on this page, kept while its tab is open so that "back" comes back to it. */
export class Conversation {
  #exchanges = [];

  /** @returns {{question: string, reply: object}[]} */
  restore() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
      this.#exchanges = Array.isArray(kept) ? kept : [];
    } catch {
      this.#exchanges = [];
    }
    return this.#exchanges;
  }

  add(question, reply) {
    this.#exchanges = [...this.#exchanges, { question, reply }].slice(-KEPT);
    this.#keep();
  }

  clear() {
    this.#exchanges = [];
    this.#keep();
  }

  /** The latest messages, oldest first, as the server takes them. */
  history() {
    return this.#exchanges.slice(-TOLD).flatMap(({ question, reply }) => [
      { role: 'user', content: cut(question) },
      { role: 'assistant', content: cut(reply.text) },
    ]).filter(({ content }) => content.trim() !== '');
  }

  #keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.#exchanges));
    } catch {
      // Storage is full or forbidden: the conversation lives as long as the page.
    }
  }
}

/** Never between the halves of a character. */
function cut(text) {
  return text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}
