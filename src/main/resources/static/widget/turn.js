import { button, foreign, h, spoken } from './dom.js';
import { cited, marked } from './quotation.js';
import { sourceList, sourceUrl } from './sources.js';

/** The words for a refusal, where they are not those of its reason. */
const SAME_WORDS = { nothing_retrieved: 'not-answered', ungrounded: 'not-answered' };
/** A refusal shows what could be asked about instead, not the whole list; as many as a bot names. */
const SOURCES_ON_REFUSAL = 5;

let turns = 0;

/** One question and what came of it. */
export class Turn {
  #id = `turn-${++turns}`;
  #question;
  #setting;
  #offer;
  #answer;
  #waiting;
  #citations = [];
  /** The texts of the claims shown so far. */
  #told = [];

  /**
   * @param {{say: Function, home: URL, details: boolean}} setting
   * @param {(question: string) => void} offer asks a question that was offered
   */
  constructor(question, setting, offer) {
    this.#question = question;
    this.#setting = setting;
    this.#offer = offer;
    this.#waiting = h('p', { class: 'waiting' }, setting.say('searching'));
    // Polite, and filled by whole claims only: a screen reader never hears a fragment.
    this.#answer = h('div', { class: 'answer', 'aria-live': 'polite' });
    this.element = h(
      'article',
      { class: 'turn', tabindex: -1, 'aria-labelledby': `${this.#id}-question` },
      h('h3', { class: 'question', id: `${this.#id}-question` }, spoken(`${setting.say('asked')} `), foreign(question, 'span')),
      this.#answer,
    );
  }

  /** The reader waits; what an earlier attempt showed goes. */
  wait() {
    this.#forget();
    this.#answer.append(this.#waiting);
  }

  /** Shows a verified claim before the reply is complete. */
  tell({ claim, citations }) {
    this.#citations.push(...citations);
    this.#waiting.before(this.#claim(claim));
  }

  /** Shows the complete reply. */
  complete(reply, sources) {
    this.#waiting.remove();
    if (reply.outcome === 'refused') {
      this.#answer.replaceChildren(this.#refusal(reply, sources));
    } else {
      this.#finish(reply);
    }
    if (this.#setting.details) {
      this.element.append(this.#how(reply));
    }
  }

  /**
   * Shows that something went wrong. Verified claims stay: they are true without the rest.
   *
   * @param {import('./wire.js').Problem} problem
   * @param {{retry: () => void, edit: () => void}} mend what the reader can do about it
   */
  fail(problem, { retry, edit }) {
    const { say } = this.#setting;
    this.#waiting.remove();
    const mend = problem.retryable
      ? retryButton(problem.retryAfter, retry, say)
      : button(say('change'), edit, { class: 'retry' });
    this.#answer.append(h('div', { class: 'problem' }, h('h4', {}, say(problem.kind)), h('p', {}, say(`${problem.kind}-more`)), mend));
  }

  /** Shows that the reader stopped it. */
  stopped(retry) {
    const { say } = this.#setting;
    this.#waiting.remove();
    this.#answer.append(h('p', { class: 'muted' }, `${say('stopped')} `, button(say('again'), retry, { class: 'quiet' })));
  }

  #forget() {
    this.#citations = [];
    this.#told = [];
    this.#answer.replaceChildren();
  }

  #finish(reply) {
    const { say } = this.#setting;
    if (this.#told.some((text, index) => text !== reply.claims[index]?.text)) {
      this.#forget();
    }
    this.#citations = reply.citations;
    reply.claims.slice(this.#told.length).forEach((claim) => this.#answer.append(this.#claim(claim)));
    const opening = reply.text.slice(0, Math.max(0, reply.text.indexOf(reply.claims[0].text))).trim();
    if (opening !== '') {
      this.#answer.prepend(h('p', { class: 'opening', dir: 'auto' }, opening));
    }
    const standalone = reply.standaloneQuestion;
    if (standalone !== '' && standalone !== this.#question) {
      this.#answer.before(h('p', { class: 'understood', dir: 'auto' }, `${say('understood')} `, foreign(standalone)));
    }
    this.#answer.append(...reply.notes.map((note) => this.#note(note)), h('p', { class: 'spoken' }, say('complete')));
  }

  /** A claim in the words of a quotation is set as one. */
  #claim(claim) {
    this.#told.push(claim.text);
    const order = this.#told.length;
    const parts = claim.citations.map((index) =>
      cited(this.#citations[index], { number: index + 1, id: `${this.#id}-claim-${order}-quote-${index}` }, this.#setting));
    const repeated = claim.citations.map((index) => this.#citations[index]).find(({ quote }) => quote === claim.text);
    return h(
      'div',
      { class: 'claim' },
      h('p', { class: repeated ? 'said verbatim' : 'said', dir: 'auto' }, ...(repeated ? marked(repeated) : [claim.text])),
      h('div', { class: 'cites' }, ...parts.map(({ toggle }) => toggle)),
      ...parts.map(({ figure }) => figure),
    );
  }

  #note({ kind, text }) {
    const label = this.#setting.say(kind.replaceAll('_', '-'));
    return h('p', { class: 'note', dir: 'auto' }, label === '' ? null : h('strong', {}, `${label}. `), foreign(text));
  }

  /**
   * `data-text-not-answered-more` replaces what the server says of such a refusal. Where the server greets
   * back, it has named the sources already; where it asks which question is meant, it has named those that are
   * offered below.
   */
  #refusal({ reason, text, nearest = null, suggestions = [] }, sources) {
    const { say, home } = this.#setting;
    const key = SAME_WORDS[reason] ?? reason.replaceAll('_', '-');
    const words = say(`${key}-more`);
    const offered = suggestions.length > 0;
    const named = reason === 'small_talk' && words === '';
    const asksBack =
      reason === 'unclear_question' && offered && suggestions.every((question) => text.includes(question));
    const aside =
      named || offered || sources.listed.length === 0 ? null : sourceList(sources, SOURCES_ON_REFUSAL, this.#setting);
    return h(
      'div',
      { class: 'refusal' },
      h('h4', {}, say(key) || say('not-answered')),
      asksBack && words === '' ? null : foreign(words || text, 'p', { class: 'reason' }),
      nearest === null ? null : place(nearest, say, home),
      offered ? this.#suggestions(suggestions, say(asksBack ? 'meant' : 'suggestions')) : null,
      aside,
    );
  }

  /** Questions that the sources answer, or of which one is meant; each asks itself. */
  #suggestions(questions, heading) {
    const entries = questions.map((question) =>
      h('li', {}, button(foreign(question), () => this.#offer(question), { class: 'suggestion' })));
    return h('div', { class: 'asked-about' }, h('h4', {}, heading), h('ul', { class: 'suggestions' }, ...entries));
  }

  #how({ provenance }) {
    const terms = provenance.flatMap(([name, value]) => [h('dt', {}, name), foreign(value, 'dd')]);
    return h('details', { class: 'how' }, h('summary', {}, this.#setting.say('how')), h('dl', {}, ...terms));
  }
}

/** What the sources have that is nearest, and the way there. It answers nothing, so none of its text is shown. */
function place({ source, revision, title, section, stretch }, say, home) {
  const way = sourceUrl(source, home, revision);
  way.hash = stretch;
  const name = section === '' ? title : `${title} › ${section.replaceAll(' > ', ' › ')}`;
  return h('p', { class: 'nearest' }, `${say('nearest')} `, h('a', { href: way, target: '_blank', rel: 'noopener' }, foreign(name)));
}

/** Waits as long as the server asks for; stays focusable while it does. */
function retryButton(wait, retry, say) {
  let left = wait;
  // The countdown is for the eye: counted aloud it would drown everything else.
  const element = button('', () => left === 0 && retry(), { class: 'retry', 'aria-live': 'off' });
  const show = () => {
    element.textContent = left === 0 ? say('retry') : say('retry-in', { count: left });
    element.setAttribute('aria-disabled', String(left > 0));
    if (left > 0) {
      setTimeout(() => { left--; show(); }, 1_000);
    }
  };
  show();
  return element;
}
