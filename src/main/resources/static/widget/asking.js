import { button, h } from './dom.js';
import { sourceList } from './sources.js';
import { Turn } from './turn.js';

/** How many sources the welcome names before the rest is behind a button. */
const SOURCES_IN_WELCOME = 6;

/** What goes on between the reader, the panel and the server: one question at a time. */
export class Asking {
  #panel;
  #server;
  #conversation;
  #setting;
  #begun = false;
  /** What aborts the question under way; null while none is. */
  #underWay = null;

  /** @param {{say: Function, home: URL, details: boolean}} setting */
  constructor(panel, server, conversation, setting) {
    this.#panel = panel;
    this.#server = server;
    this.#conversation = conversation;
    this.#setting = setting;
    panel.onAsk = (question) => this.#ask(question);
    panel.onStop = () => this.#underWay?.abort();
    panel.onFresh = () => this.#startAnew();
    this.#restore();
  }

  /** Opens the session once the reader sees the widget and not before; again where that failed. */
  async begin() {
    if (this.#begun) {
      return;
    }
    this.#begun = true;
    this.#welcome();
    try {
      await this.#server.open();
      this.#panel.reached();
      this.#welcome();
    } catch {
      this.#begun = false;
      this.#cannotBegin();
    }
  }

  #welcome() {
    const sources = this.#server.sources();
    this.#panel.welcome(...(sources.listed.length === 0 ? [] : [sourceList(sources, SOURCES_IN_WELCOME, this.#setting)]));
  }

  #cannotBegin() {
    const { say } = this.#setting;
    const retry = button(say('retry'), () => {
      this.#panel.focus();
      this.begin();
    }, { class: 'retry' });
    this.#panel.welcome(h('div', { class: 'problem', role: 'alert' }, h('h4', {}, say('unreachable')), h('p', {}, say('unreachable-more')), retry));
  }

  #ask(question) {
    const turn = this.#turn(question);
    this.#panel.append(turn.element);
    this.#panel.showLatest();
    this.#attempt(turn, question, true);
  }

  #turn(question) {
    return new Turn(question, this.#setting, (offered) => this.#take(offered));
  }

  /** Asks what was offered, unless a question is under way. */
  #take(offered) {
    if (this.#underWay !== null) {
      this.#panel.advise(this.#setting.say('one-at-a-time'));
      return;
    }
    this.#ask(offered);
    this.#panel.focus();
  }

  /** A second attempt asks for the whole reply at once: streaming may be what failed. */
  async #attempt(turn, question, streaming) {
    if (this.#underWay !== null) {
      return;
    }
    const own = new AbortController();
    const retry = () => {
      this.#panel.focus();
      this.#attempt(turn, question, false);
    };
    this.#occupy(own);
    turn.wait();
    try {
      const request = { question, history: this.#conversation.history() };
      const reply = await this.#server.ask(request, { signal: own.signal, streaming, onClaim: (told) => turn.tell(told) });
      if (!own.signal.aborted) {
        this.#panel.reached();
        turn.complete(reply, this.#server.sources());
        this.#conversation.add(question, reply);
        this.begin();
      }
    } catch (problem) {
      if (own.signal.aborted) {
        turn.stopped(retry);
      } else {
        turn.fail(problem, { retry, edit: () => this.#panel.edit(question) });
      }
    } finally {
      if (this.#underWay === own) {
        this.#occupy(null);
      }
    }
  }

  #occupy(by) {
    this.#underWay = by;
    this.#panel.occupied(by !== null);
  }

  #startAnew() {
    this.#underWay?.abort();
    this.#conversation.clear();
    this.#panel.clear();
    this.#panel.focus();
  }

  #restore() {
    try {
      for (const { question, reply } of this.#conversation.exchanges()) {
        const turn = this.#turn(question);
        turn.complete(reply, this.#server.sources());
        this.#panel.append(turn.element);
      }
    } catch {
      // Kept by another version of the widget.
      this.#conversation.clear();
      this.#panel.clear();
    }
  }
}
