import { button, foreign, h, spoken } from './dom.js';
import { quotation } from './quotation.js';
import { sourceList } from './sources.js';

const REFUSALS = {
  not_answered: 'The sources do not say',
  nothing_retrieved: 'The sources do not say',
  ungrounded: 'The sources do not say',
  unclear_question: 'Could you ask that another way?',
  unsupported_language: 'This language is not read here',
  small_talk: 'Hello',
};
const NOTES = {
  partly_answered: 'Part of the question is left open',
  false_premise: 'The sources see it differently',
  sources_differ: 'The sources differ',
};
/** A refusal shows what could be asked about instead, not the whole list. */
const SOURCES_ON_REFUSAL = 4;

let turns = 0;

/** One question and what came of it. */
export class Turn {
  #id = `turn-${++turns}`;
  #question;
  #answer;
  #waiting = h('p', { class: 'waiting' }, 'Searching the sources…');
  #citations = [];
  /** The texts of the claims shown so far. */
  #told = [];
  /** Which citations are shown, and where. */
  #quoted = new Map();

  constructor(question) {
    this.#question = question;
    // Polite, and filled by whole claims only: a screen reader never hears a fragment.
    this.#answer = h('div', { class: 'answer', 'aria-live': 'polite' });
    this.element = h(
      'article',
      { class: 'turn', 'aria-labelledby': `${this.#id}-question` },
      h('h2', { class: 'question', id: `${this.#id}-question` }, spoken('You asked: '), foreign(question, 'span')),
      this.#answer,
    );
  }

  /** The reader waits; what an earlier attempt showed goes. */
  wait() {
    this.#citations = [];
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
    this.element.append(how(reply));
  }

  /**
   * Shows that something went wrong. Verified claims stay: they are true without the rest.
   *
   * @param {import('./wire.js').Problem} problem
   * @param {{retry: () => void, edit: () => void}} mend what the reader can do about it
   */
  fail(problem, { retry, edit }) {
    this.#waiting.remove();
    const mend = problem.retryable
      ? retryButton(problem.retryAfter, retry)
      : button('Change the question', edit, { class: 'retry' });
    this.#answer.append(
      h(
        'div',
        { class: 'problem' },
        h('h3', {}, problem.title),
        foreign(problem.message, 'p'),
        mend,
      ),
    );
  }

  /** Shows that the reader stopped it. */
  stopped(retry) {
    this.#waiting.remove();
    this.#answer.append(h('p', { class: 'muted' }, 'You stopped this question. ', button('Ask it again', retry, { class: 'quiet' })));
  }

  #forget() {
    this.#told = [];
    this.#quoted.clear();
    this.#answer.replaceChildren();
  }

  #finish(reply) {
    this.#citations = reply.citations;
    if (this.#told.some((text, index) => text !== reply.claims[index]?.text)) {
      this.#forget();
    }
    reply.claims.slice(this.#told.length).forEach((claim) => this.#answer.append(this.#claim(claim)));
    const standalone = reply.standaloneQuestion;
    if (standalone !== '' && standalone !== this.#question) {
      this.#answer.before(h('p', { class: 'muted' }, 'Understood as: ', foreign(standalone)));
    }
    this.#answer.append(...reply.notes.map(note), h('p', { class: 'spoken' }, 'This is the whole answer.'));
  }

  /**
   * A claim that only repeats a quotation is shown as the quotation, and a quotation is shown once:
   * where a later claim stands on it too, the reader is pointed back to it.
   */
  #claim(claim) {
    this.#told.push(claim.text);
    const fresh = claim.citations.filter((index) => !this.#quoted.has(index));
    const again = claim.citations.filter((index) => this.#quoted.has(index));
    const repeats = fresh.some((index) => words(this.#citations[index].quote).includes(words(claim.text)));
    return h(
      'div',
      { class: 'claim' },
      repeats ? null : foreign(claim.text, 'p', { class: 'said' }),
      ...fresh.map((index) => this.#quotation(index)),
      ...again.map((index) => this.#pointer(index)),
    );
  }

  #quotation(index) {
    const id = `${this.#id}-quote-${index}`;
    this.#quoted.set(index, id);
    return quotation(this.#citations[index], id);
  }

  #pointer(index) {
    const link = h('a', { href: `#${this.#quoted.get(index)}` }, 'the quotation above');
    return h('p', { class: 'pointer' }, 'See also ', link, ' from ', foreign(this.#citations[index].title), '.');
  }

  #refusal(reply, sources) {
    const aside = sources.length === 0 ? [] : [h('h4', {}, 'What can be asked about'), sourceList(sources, SOURCES_ON_REFUSAL)];
    return h(
      'div',
      { class: 'refusal' },
      h('h3', {}, REFUSALS[reply.reason] ?? 'The sources do not say'),
      foreign(reply.text, 'p'),
      ...aside,
    );
  }
}

function words(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function note({ kind, text }) {
  const label = NOTES[kind];
  return h('p', { class: 'note' }, label ? h('strong', {}, `${label}. `) : null, foreign(text));
}

function how({ provenance }) {
  if (provenance.length === 0) {
    return '';
  }
  const terms = provenance.flatMap(([name, value]) => [h('dt', {}, name), foreign(value, 'dd')]);
  return h('details', { class: 'how' }, h('summary', {}, 'How this was found'), h('dl', {}, ...terms));
}

/** Waits as long as the server asks for; stays focusable while it does. */
function retryButton(wait, retry) {
  let left = wait;
  // The countdown is for the eye: counted aloud it would drown everything else.
  const element = button('', () => left === 0 && retry(), { class: 'retry', 'aria-live': 'off' });
  const show = () => {
    element.textContent = left === 0 ? 'Try again' : `Try again in ${left} s`;
    element.setAttribute('aria-disabled', String(left > 0));
    if (left > 0) {
      setTimeout(() => { left--; show(); }, 1_000);
    }
  };
  show();
  return element;
}
