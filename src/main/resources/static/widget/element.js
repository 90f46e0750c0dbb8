import { Asking } from './asking.js';
import { Conversation } from './conversation.js';
import { h, icon } from './dom.js';
import { Panel } from './panel.js';
import { Server } from './server.js';
import { Store } from './store.js';
import { sheet } from './style.js';
import { words } from './words.js';

const NAME = 'sourcebound-widget';
const SERVER = new URL('..', import.meta.url);
/** Windows with room for nothing beside the panel. */
const SMALL = '(max-width: 480px), (max-height: 480px)';

/**
 * `data-mode="inline"` stands in the page, where the page puts it; otherwise a button in a corner opens
 * a panel, on a phone a sheet over everything. All that is shown lives in a shadow root.
 */
class Widget extends HTMLElement {
  #begun = false;
  #store;
  #panel;
  #launcher = null;

  connectedCallback() {
    if (this.#begun) {
      return;
    }
    this.#begun = true;
    this.lang ||= this.dataset.lang ?? 'en';
    if (this.dataset.dir !== undefined) {
      this.dir = this.dataset.dir;
    }
    const say = words(this.dataset);
    const inline = this.dataset.mode === 'inline';
    const root = h('div', { class: `root ${inline ? 'inline' : 'floating'}`, 'data-theme': this.dataset.theme ?? 'auto' });
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet()];
    shadow.append(root);

    const collection = this.dataset.collection ?? collectionHere();
    const home = collection === '' ? SERVER : new URL(`collections/${encodeURIComponent(collection)}/`, SERVER);
    this.#store = new Store([this.dataset.conversation ?? location.pathname, this.dataset.collection].join(' ').trimEnd());
    this.#panel = new Panel(say, inline);
    root.append(this.#panel.element);
    const asking = new Asking(this.#panel, new Server(home, this.#store), new Conversation(this.#store), {
      say,
      home,
      details: 'details' in this.dataset,
    });
    if (inline) {
      this.#panel.showLatest();
      asking.begin();
    } else {
      this.#float(root, asking, say);
    }
  }

  #float(root, asking, say) {
    this.#launcher = h('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-label': say('launcher') }, icon('quote'));
    root.prepend(this.#launcher);
    this.#launcher.addEventListener('click', () => {
      this.#open(asking);
      this.#panel.focus();
    });
    this.#panel.element.addEventListener('close', () => {
      this.#store.set('open', false);
      this.#launcher.hidden = false;
      this.#launcher.focus({ preventScroll: true });
    });
    if (this.#store.get('open', false) === true) {
      this.#reopen(asking);
    }
  }

  #open(asking) {
    this.#store.set('open', true);
    this.#launcher.hidden = true;
    if (matchMedia(SMALL).matches) {
      this.#panel.element.showModal();
    } else {
      this.#panel.element.show();
    }
    this.#panel.showLatest();
    asking.begin();
  }

  /** As it was left; whoever writes elsewhere on the page goes on doing so. */
  #reopen(asking) {
    const before = document.activeElement;
    this.#open(asking);
    if (!this.#panel.element.matches(':modal')) {
      this.shadowRoot.activeElement?.blur();
      before?.focus({ preventScroll: true });
    }
  }
}

/** The collection whose page this is, where it is one of the server's own pages; else none. */
function collectionHere() {
  const path = location.href.startsWith(SERVER.href) ? location.href.slice(SERVER.href.length) : '';
  return /^collections\/([a-z0-9-]+)/.exec(path)?.[1] ?? '';
}

/**
 * Makes the element known, and adds one to a page that has none.
 *
 * @param {DOMStringMap} options the `data-` attributes of the line that loads the widget
 */
export function install(options) {
  if (customElements.get(NAME) === undefined) {
    customElements.define(NAME, Widget);
  }
  if (document.querySelector(NAME) === null) {
    const element = document.createElement(NAME);
    Object.assign(element.dataset, options);
    document.body.append(element);
  }
}
