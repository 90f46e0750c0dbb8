/*
 * Draws replies with the widget's own modules and looks at what came of each. The page is the one at `/`, so
 * that what is drawn stands where it always does: in the shadow root, under the policy of the page.
 */
import { parsed } from '/widget/http.js';
import { events } from '/widget/sse.js';
import { Turn } from '/widget/turn.js';
import { readReply, readSession, readToldClaim } from '/widget/wire.js';
import { words } from '/widget/words.js';

/** All elements that the widget makes of a turn, with the attributes that each may have. */
const MADE = {
  article: ['class', 'tabindex', 'aria-labelledby'],
  h3: ['class', 'id'],
  h4: [],
  span: ['class', 'dir'],
  bdi: ['dir'],
  div: ['class', 'aria-live'],
  p: ['class', 'dir'],
  button: ['type', 'class', 'aria-label', 'aria-expanded', 'aria-controls', 'aria-live'],
  svg: ['class', 'viewBox', 'aria-hidden'],
  path: ['d'],
  figure: ['class', 'id', 'hidden'],
  blockquote: ['dir', 'id', 'class'],
  mark: [],
  figcaption: [],
  cite: ['dir'],
  a: ['href', 'target', 'rel'],
  strong: [],
  ul: ['class'],
  li: ['class'],
  details: ['class'],
  summary: [],
  dl: [],
  dt: [],
  dd: ['dir'],
};

/** What an attribute may be where no text of anybody's stands in it; `aria-label` and `href` are compared. */
const VALUES = {
  class: /^[a-z-]+( [a-z-]+)*$/,
  id: /^turn-\d+-[a-z0-9-]+$/,
  'aria-labelledby': /^turn-\d+-question$/,
  'aria-controls': /^turn-\d+-[a-z0-9-]+$/,
  'aria-expanded': /^(true|false)$/,
  'aria-live': /^(polite|off)$/,
  'aria-hidden': /^true$/,
  dir: /^auto$/,
  tabindex: /^-1$/,
  type: /^button$/,
  target: /^_blank$/,
  rel: /^noopener$/,
  hidden: /^$/,
  viewBox: /^0 0 24 24$/,
  d: /^[a-zA-Z0-9 .-]+$/,
};

/** So many say enough. */
const MOST_FAULTS = 5;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const home = new URL('/', location.href);
const say = words({});
const place = document.querySelector('sourcebound-widget').shadowRoot.querySelector('.turns');

/**
 * @param {string} address of a stream: for each reply a question, some of its claims, and the whole
 * @param {object} session what a session begins with
 * @param {number} every how many replies one is opened and laid out
 * @returns {Promise<{drawn: number, quotes: number, opened: number, faults: string[]}>}
 */
export async function draw(address, session, every) {
  const { sources } = readSession(session);
  const seen = { drawn: 0, quotes: 0, opened: 0, faults: [] };
  const response = await fetch(address, { cache: 'no-store' });
  let question = '';
  let turn = null;
  let told = 0;
  for await (const { event, data } of events(response.body, () => {})) {
    const body = parsed(data);
    try {
      if (event === 'question') {
        question = body;
        turn = new Turn(question, { say, home, details: true });
        told = 0;
        turn.wait();
      } else if (event === 'claim') {
        const claim = readToldClaim(body, told);
        told += claim.citations.length;
        turn.tell(claim);
      } else {
        turn.complete(readReply(body), sources);
        look(turn.element, body, question, session);
        if (seen.drawn % every === 0) {
          place.replaceChildren(turn.element);
          open(turn.element);
          seen.opened++;
        }
        seen.quotes += turn.element.querySelectorAll('blockquote').length;
        seen.drawn++;
      }
    } catch (fault) {
      seen.faults.push(`reply ${seen.drawn}, ${event}: ${fault}`.slice(0, 300));
      if (seen.faults.length === MOST_FAULTS) {
        return seen;
      }
    }
  }
  return seen;
}

function look(turn, body, question, session) {
  turn.querySelectorAll('*').forEach(known);
  known(turn);
  same('question', turn.querySelector('.question > bdi, .question > span:last-child'), question);
  if (body.outcome === 'refused') {
    refused(turn, body, session);
  } else {
    answered(turn, body);
  }
  const links = [...turn.querySelectorAll('a')].map((link) => link.href).filter((href) => !href.startsWith(`${home}sources/`));
  equal('links elsewhere', links.length, 0);
  contained(turn);
}

function answered(turn, body) {
  const claims = [...turn.querySelectorAll('.claim')];
  equal('claims', claims.length, body.claims.length);
  claims.forEach((claim, index) => {
    same('a claim', claim.querySelector(':scope > .said'), body.claims[index].text);
    const toggles = [...claim.querySelectorAll(':scope > .cites > button')];
    const figures = [...claim.querySelectorAll(':scope > figure')];
    const cited = body.claims[index].citations;
    equal('figures', figures.length, cited.length);
    equal('toggles', toggles.length, cited.length);
    cited.forEach((number, at) => quoted(figures[at], toggles[at], number + 1, body.citations[number]));
  });
  const notes = [...turn.querySelectorAll('.note')];
  equal('notes', notes.length, body.notes.length);
  notes.forEach((note, index) => same('a note', note.lastElementChild, body.notes[index].text));
  const understood = turn.querySelector('.understood > bdi');
  if (understood !== null) {
    same('what was understood', understood, body.standalone_question);
  }
}

function quoted(figure, toggle, number, citation) {
  const title = citation.title === '' ? citation.source : citation.title;
  same('a quote', figure.querySelector('blockquote'), citation.quote);
  same('a title', figure.querySelector('cite'), title);
  same('a number', toggle.querySelector('.number'), String(number));
  same('a name', toggle.querySelector('.name'), title);
  equal('a label', toggle.getAttribute('aria-label'), `Source ${number}: ${title}`);
  const source = `${home}sources/${encodeURIComponent(citation.source.toWellFormed())}`;
  const address = `${source}?revision=${citation.revision}#${citation.start}-${citation.end}`;
  equal('an address', figure.querySelector('a').href, address);
  const marked = citation.highlight;
  const shown = figure.querySelector('mark');
  if (marked !== null && marked.end - marked.start < citation.quote.length) {
    same('what answers', shown, citation.quote.slice(marked.start - citation.start, marked.end - citation.start));
  } else {
    equal('no mark', shown, null);
  }
}

function refused(turn, body, session) {
  const box = turn.querySelector('.refusal');
  same('a refusal', box.querySelector(':scope > p'), body.refusal.message);
  equal('quotes', turn.querySelectorAll('figure, blockquote, .cite, .said').length, 0);
  equal('sources named', box.querySelector('.sources') === null, body.refusal.reason === 'small_talk');
  const named = [...box.querySelectorAll('.sources a')];
  named.forEach((link, index) => {
    same('a source', link, session.sources[index].title || session.sources[index].id);
    equal('its address', link.href, `${home}sources/${session.sources[index].id}`);
  });
}

/** Every element and attribute is one that the widget makes, and no attribute holds a text. */
function known(element) {
  const attributes = MADE[element.localName];
  if (attributes === undefined) {
    throw new Error(`an element ${element.localName}`);
  }
  for (const { name, value } of element.attributes) {
    const pattern = VALUES[name];
    // `aria-label` and `href` are compared with what they should be.
    if (!attributes.includes(name) || (pattern !== undefined && !pattern.test(value))) {
      throw new Error(`${element.localName} has ${name}=${value.slice(0, 40)}`);
    }
  }
}

/** A text stands there whole, character for character, in text nodes and nothing but a `mark` around a part. */
function same(what, element, text) {
  const other = element.querySelector(':not(mark, bdi)');
  if (other !== null) {
    throw new Error(`${what} holds ${other.nodeName}`);
  }
  equal(what, element.textContent, text);
}

/** What turns the direction of writing ends with the text that it stands in. */
function contained(turn) {
  if (!BIDI.test(turn.textContent)) {
    return;
  }
  const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (BIDI.test(walker.currentNode.data) && walker.currentNode.parentElement.closest('[dir=auto]') === null) {
      throw new Error('a text whose direction is not contained');
    }
  }
}

/** Opened and laid out, nothing of it stands beyond the widget's sides. */
function open(turn) {
  turn.querySelectorAll('.cite, .unfold').forEach((button) => button.click());
  const log = place.closest('.log');
  if (log.scrollWidth > log.clientWidth) {
    throw new Error(`stands ${log.scrollWidth - log.clientWidth} pixels beyond the side`);
  }
}

function equal(what, shown, expected) {
  if (shown !== expected) {
    throw new Error(`${what}: ${JSON.stringify(shown)?.slice(0, 80)} in place of ${JSON.stringify(expected)?.slice(0, 80)}`);
  }
}
