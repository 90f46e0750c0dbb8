import { button, foreign, h, icon, spoken } from './dom.js';
import { sourceUrl } from './sources.js';

/** Beyond this a quotation is folded: it would push everything else off the screen. */
const LONG = 700;

/**
 * A citation: a button, and the quotation that it opens, with the way to where its words stand.
 *
 * @param {object} citation as `wire.js` reads it
 * @param {{number: number, id: string}} place in the answer
 * @param {{say: Function, home: URL}} setting
 */
export function cited(citation, { number, id }, setting) {
  const figure = quotation(citation, id, setting);
  figure.hidden = true;
  const label = setting.say('citation', { number, title: citation.title });
  const toggle = button('', () => {
    figure.hidden = !figure.hidden;
    toggle.setAttribute('aria-expanded', String(!figure.hidden));
    if (!figure.hidden) {
      figure.querySelectorAll('.folded').forEach(showMark);
      figure.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, { class: 'cite', 'aria-label': label, 'aria-expanded': 'false', 'aria-controls': id });
  toggle.append(h('span', { class: 'number' }, String(number)), foreign(citation.title, 'span', { class: 'name' }), icon('more'));
  return { toggle, figure };
}

/** The words of a citation, or of a claim that repeats them, with the answering part marked. */
export function marked({ quote, highlight }) {
  if (highlight === null) {
    return [quote];
  }
  const { start, end } = highlight;
  return [quote.slice(0, start), h('mark', {}, quote.slice(start, end)), quote.slice(end)].filter((part) => part !== '');
}

function quotation(citation, id, { say, home }) {
  const quote = h('blockquote', { dir: 'auto', id: `${id}-text` }, ...marked(citation));
  const link = h('a', { href: place(citation, home), target: '_blank', rel: 'noopener' },
    say('open-source'), icon('open'), spoken(' ', foreign(citation.title), ` ${say('new-tab')}`));
  const figure = h('figure', { class: 'quotation', id }, quote, h('figcaption', {}, foreign(citation.title, 'cite'), link));
  if (citation.quote.length > LONG) {
    fold(quote, say);
  }
  return figure;
}

/** The address of the source view, with the excerpt marked; always on the server the widget is from. */
function place({ source, revision, start, end }, home) {
  const url = sourceUrl(source, home, revision);
  url.hash = `${start}-${end}`;
  return url;
}

function fold(quote, say) {
  quote.classList.add('folded');
  const toggle = button(say('unfold'), () => {
    const folded = quote.classList.toggle('folded');
    toggle.textContent = say(folded ? 'unfold' : 'fold');
    toggle.setAttribute('aria-expanded', String(!folded));
    showMark(quote);
  }, { class: 'quiet unfold', 'aria-live': 'off', 'aria-expanded': 'false', 'aria-controls': quote.id });
  quote.after(toggle);
}

function showMark(quote) {
  const mark = quote.querySelector('mark');
  quote.scrollTop = mark && quote.classList.contains('folded') ? mark.offsetTop - quote.offsetTop - quote.clientHeight / 3 : 0;
}
