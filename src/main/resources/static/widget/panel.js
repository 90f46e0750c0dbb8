import { button, h, icon } from './dom.js';

/** Whether there is a keyboard beside the screen rather than on it. */
const typing = matchMedia('(pointer: fine)').matches;
const still = matchMedia('(prefers-reduced-motion: reduce)');
/** UTF-16 code units of a question, as the server reads them. */
const LIMIT = 2_000;

/** Whether a key is an input method's, as the Enter that chooses a word. Safari tells the last one by 229 alone. */
const isComposing = (event) => event.isComposing || event.keyCode === 229;

/**
 * What the widget looks like around its questions and answers: a head, a log and a field to ask in. It
 * knows nothing of the server; `Asking` sets the three functions below.
 */
export class Panel {
  onAsk = () => {};
  onStop = () => {};
  onFresh = () => {};

  #say;
  #title;
  #welcome = h('div', { class: 'welcome' });
  #turns = h('div', { class: 'turns' });
  #log;
  #field;
  #send;
  #stop;
  #fresh;
  #advice = h('p', { class: 'advice', role: 'status' });
  #offline = h('p', { class: 'offline', role: 'status' });

  /** @param {boolean} inline in the page, rather than in a dialog over it */
  constructor(say, inline) {
    this.#say = say;
    this.#log = h('div', { class: 'log', role: 'region', 'aria-label': say('title'), tabindex: 0 }, this.#welcome, this.#turns);
    this.element = h(inline ? 'section' : 'dialog', { class: 'panel', part: 'panel', 'aria-labelledby': 'title' }, this.#head(inline), this.#log, this.#composer());
    if (!inline) {
      this.element.addEventListener('keydown', (event) => event.key === 'Escape' && !isComposing(event) && this.element.close());
    }
    this.#watchTheLine();
    this.#arrange();
  }

  /** The server has answered, whatever the browser says of the network: it may be on this very machine. */
  reached() {
    this.#offline.textContent = '';
  }

  /** What stands above the conversation. */
  welcome(...children) {
    this.#welcome.replaceChildren(h('p', { class: 'greeting' }, this.#say('greeting')), ...children);
  }

  append(turn) {
    this.#turns.append(turn);
    this.#arrange();
  }

  clear() {
    this.#turns.replaceChildren();
    this.#arrange();
  }

  /** The latest question stands at the top of the log, below its rule, with its answer to come. */
  showLatest() {
    const latest = this.#turns.lastElementChild;
    const top = latest === null ? 0 : latest.offsetTop + 1;
    this.#log.scrollTo({ top, behavior: still.matches ? 'instant' : 'smooth' });
  }

  /** Ready for the next question; on a touch screen the keyboard makes room for what is to be read. */
  focus() {
    const read = this.#turns.lastElementChild ?? this.#title;
    (typing ? this.#field : read).focus({ preventScroll: true });
  }

  edit(question) {
    this.#field.value = question;
    this.#field.focus();
  }

  occupied(occupied) {
    const had = this.element.getRootNode().activeElement;
    this.#advice.textContent = '';
    this.#send.hidden = occupied;
    this.#stop.hidden = !occupied;
    if (had === this.#stop || had === this.#send) {
      this.focus();
    }
  }

  advise(text) {
    this.#advice.textContent = text;
  }

  #head(inline) {
    this.#title = h('h2', { id: 'title', tabindex: -1 }, this.#say('title'));
    this.#fresh = iconButton('fresh', this.#say, () => this.onFresh());
    const close = inline ? null : iconButton('close', this.#say, () => this.element.close());
    return h('header', { class: 'head' }, this.#title, this.#fresh, close);
  }

  #composer() {
    this.#field = h('textarea', {
      id: 'question', rows: 1, dir: 'auto', autocomplete: 'off', enterkeyhint: 'send', 'aria-describedby': 'hint advice',
    });
    this.#advice.id = 'advice';
    this.#send = h('button', { type: 'submit', class: 'send', 'aria-label': this.#say('ask'), title: this.#say('ask') }, icon('ask'));
    this.#stop = iconButton('stop', this.#say, () => this.onStop());
    this.#stop.hidden = true;
    const form = h(
      'form',
      { class: 'composer' },
      this.#offline,
      h('label', { for: 'question', class: 'spoken' }, this.#say('label')),
      h('div', { class: 'field' }, this.#field, this.#send, this.#stop),
      this.#advice,
      h('p', { id: 'hint', class: 'spoken' }, this.#say('hint')),
    );
    this.#listen(form);
    return form;
  }

  #listen(form) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    this.#field.addEventListener('input', () => {
      const count = this.#field.value.trim().length;
      this.#field.setAttribute('aria-invalid', String(count > LIMIT));
      this.advise(count > LIMIT ? this.#say('too-long', { count, limit: LIMIT }) : '');
    });
  }

  #submit() {
    const question = this.#field.value.trim().toWellFormed();
    if (question === '' || question.length > LIMIT) {
      return;
    }
    if (!this.#stop.hidden) {
      this.advise(this.#say('one-at-a-time'));
      return;
    }
    this.#field.value = '';
    this.onAsk(question);
    this.focus();
  }

  #watchTheLine() {
    const tell = () => { this.#offline.textContent = navigator.onLine ? '' : this.#say('offline'); };
    addEventListener('online', tell);
    addEventListener('offline', tell);
    tell();
  }

  /** Whether there is a conversation decides what can be done with it. */
  #arrange() {
    const talking = this.#turns.childElementCount > 0;
    this.#fresh.hidden = !talking;
    this.#field.placeholder = this.#say(talking ? 'placeholder-further' : 'placeholder');
  }
}

function iconButton(name, say, onClick) {
  return button(icon(name), onClick, { class: `icon-button ${name}`, title: say(name), 'aria-label': say(name) });
}
