const PREFIX = 'sourcebound:';

/** What one page of a website keeps while its tab is open, under one key. */
export class Store {
  #key;
  #kept;

  /** @param {string} name of the page, or of the conversation that several pages share */
  constructor(name) {
    this.#key = PREFIX + name;
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? '{}');
      this.#kept = typeof kept === 'object' && kept !== null ? kept : {};
    } catch {
      this.#kept = {};
    }
  }

  get(name, otherwise) {
    return Object.hasOwn(this.#kept, name) ? this.#kept[name] : otherwise;
  }

  set(name, value) {
    this.#kept[name] = value;
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#kept));
    } catch {
      // Storage is full or forbidden: what is kept lives as long as the page.
    }
  }
}
