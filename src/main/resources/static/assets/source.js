import { button, foreign, h } from '../widget/dom.js';
import { good, json, sent } from '../widget/http.js';
import { imprint } from '../widget/sources.js';
import { readSource } from '../widget/wire.js';
import { spansOf } from './spans.js';

const main = document.getElementById('source');
const next = document.getElementById('next-mark');

/** What stands before the address of a source: nothing, or the collection that it is in. */
const within = /^(\/collections\/[a-z0-9-]+)\/sources\//.exec(location.pathname)?.[1] ?? '';
document.querySelectorAll('a[href="/"]').forEach((link) => link.setAttribute('href', `${within}/`));

/** Which mark is looked at. */
let current = 0;

async function open() {
  main.setAttribute('aria-busy', 'true');
  try {
    show(readSource(await json(await good(await fetched(revisionInAddress())))));
  } catch (problem) {
    await explain(problem);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

/** The source in a revision, or in that of now. */
function fetched(revision) {
  const query = revision === null ? '' : `?revision=${encodeURIComponent(revision)}`;
  return sent(`/v1${within}/sources/${encodeURIComponent(nameInAddress())}${query}`, { headers: { Accept: 'application/json' } });
}

/** The revision that a citation means; null where the address names none. */
function revisionInAddress() {
  return new URLSearchParams(location.search).get('revision');
}

function nameInAddress() {
  const name = location.pathname.split('/').at(-1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function show(source) {
  document.title = `${source.title} · Sourcebound`;
  const notice = h('p', { class: 'notice', role: 'status' });
  const text = h('div', { class: 'text', id: 'text' });
  main.replaceChildren(
    h('header', { class: 'title' }, h('h1', { dir: 'auto' }, source.title), ...metadata(source)),
    ...(source.changed ? [changed()] : []),
    notice,
    text,
  );
  const mark = () => markAddress(source.text, text, notice);
  addEventListener('hashchange', mark);
  next.addEventListener('click', () => goTo(text, current + 1));
  mark();
}

/** What stands above a text that is no longer the newest. */
function changed() {
  return h('p', { class: 'notice changed' }, 'This is the text as it was when it was quoted. It has changed since: ', newest('see it as it is now'), '.');
}

/** The way to the text of now. What the address marks are places in another. */
function newest(words) {
  return h('a', { href: location.pathname }, words);
}

function metadata(source) {
  const parts = [imprint(source)];
  if (source.described) {
    parts.push(h('p', { class: 'muted' }, 'The document has no title; this is a description.'));
  }
  if (/^https?:\/\//i.test(source.uri) && URL.canParse(source.uri)) {
    parts.push(h('p', {}, h('a', { href: source.uri, rel: 'noopener noreferrer external' }, 'The original')));
  } else if (source.uri !== '') {
    parts.push(foreign(source.uri, 'p', { class: 'muted' }));
  }
  return parts.filter((part) => part !== null);
}

/** Marks what the address names. The text itself is shown as it is, to the last space. */
function markAddress(source, text, notice) {
  const { spans, sound } = spansOf(location.hash, source);
  const children = [];
  let end = 0;
  spans.forEach((span, index) => {
    children.push(source.slice(end, span.start), marked(source, span, index, spans.length));
    end = span.end;
  });
  text.replaceChildren(...children, source.slice(end));
  notice.textContent = sound ? '' : 'The address names a place that this text does not have. The text may have changed since.';
  next.hidden = spans.length < 2;
  if (spans.length > 0) {
    goTo(text, 0);
  }
}

function marked(source, { start, end }, index, count) {
  const label = count === 1 ? 'The quoted excerpt' : `Quoted excerpt ${index + 1} of ${count}`;
  return h('mark', { tabindex: '-1', 'aria-description': label }, source.slice(start, end));
}

function goTo(text, index) {
  const marks = text.querySelectorAll('mark');
  current = index % marks.length;
  next.textContent = `Next excerpt (${current + 1} of ${marks.length})`;
  const mark = marks[current];
  // A mark taller than the window is shown from its beginning.
  const tall = mark.getBoundingClientRect().height > innerHeight * 0.7;
  mark.scrollIntoView({ block: tall ? 'start' : 'center' });
  mark.focus({ preventScroll: true });
}

/** Whether the source is there in another revision than the one that is gone. */
async function isThereNow() {
  return revisionInAddress() !== null && (await fetched(null)).ok;
}

async function explain(problem) {
  const gone = problem.status === 410;
  if (gone && await isThereNow().catch(() => false)) {
    document.title = 'Changed · Sourcebound';
    main.replaceChildren(h('div', { class: 'refusal', role: 'alert' },
      h('h1', {}, 'The text has changed'),
      h('p', {}, 'The document has changed since it was quoted, and what it said then is no longer kept. ', newest('See it as it is now'), '.')));
    return;
  }
  const missing = gone || problem.status === 404 || problem.status === 400;
  document.title = `${missing ? 'No such source' : 'Source'} · Sourcebound`;
  const body = missing
    ? [h('h1', {}, 'There is no such source'), h('p', {}, 'The address may be mistyped, or the source is no longer among the documents. ', h('a', { href: `${within}/` }, 'See which sources there are'), '.')]
    : [h('h1', {}, 'The source cannot be shown now'), h('p', {}, 'The server, or the way to it, fails. Nothing is wrong with the address.'), button('Try again', open, { class: 'retry' })];
  main.replaceChildren(h('div', { class: missing ? 'refusal' : 'problem', role: 'alert' }, ...body));
}

open();
