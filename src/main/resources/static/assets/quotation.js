import { button, foreign, h, spoken } from './dom.js';

/** Beyond this a quotation is folded: it would push everything else off the screen. */
const LONG = 1_200;
const SHORT = 180;

/**
 * A citation as a quotation: the words of the source, the answering part marked, and the way to where
 * they stand.
 *
 * @param {object} citation as `wire.js` reads it
 * @param {string} id of the element
 */
export function quotation(citation, id) {
  const quote = h('blockquote', { dir: 'auto', class: size(citation.quote), id: `${id}-text` }, ...marked(citation));
  const figure = h(
    'figure',
    { class: 'quotation', id },
    quote,
    h(
      'figcaption',
      {},
      foreign(citation.title, 'cite'),
      h('a', { href: link(citation) }, 'Read it where it stands', spoken(` in ${citation.title}`)),
    ),
  );
  if (citation.quote.length > LONG) {
    fold(figure, quote);
  }
  return figure;
}

/** The address of the source view, with the excerpt marked; always on this site. */
function link({ source, start, end, link: given }) {
  const own = `/sources/${encodeURIComponent(source)}#${start}-${end}`;
  const url = URL.canParse(given, location.origin) ? new URL(given, location.origin) : new URL(own, location.origin);
  return url.origin === location.origin ? url.pathname + url.hash : own;
}

function marked({ quote, highlight }) {
  if (highlight === null) {
    return [quote];
  }
  const { start, end } = highlight;
  return [quote.slice(0, start), h('mark', {}, quote.slice(start, end)), quote.slice(end)].filter((part) => part !== '');
}

function size(quote) {
  return quote.length <= SHORT ? 'short' : quote.length <= LONG ? 'middling' : 'long';
}

function fold(figure, quote) {
  quote.classList.add('folded');
  const toggle = button('Show the whole quotation', () => {
    const folded = quote.classList.toggle('folded');
    toggle.textContent = folded ? 'Show the whole quotation' : 'Show less';
    toggle.setAttribute('aria-expanded', String(!folded));
    showMark(quote);
  }, { class: 'quiet unfold', 'aria-live': 'off', 'aria-expanded': 'false', 'aria-controls': quote.id });
  quote.after(toggle);
  // The mark can be scrolled to only once the quotation stands in the page.
  requestAnimationFrame(() => showMark(quote));
}

function showMark(quote) {
  const mark = quote.querySelector('mark');
  quote.scrollTop = mark && quote.classList.contains('folded') ? mark.offsetTop - quote.offsetTop - quote.clientHeight / 3 : 0;
}
