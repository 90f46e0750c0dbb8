import { button, foreign, h } from './dom.js';

/** Beyond this the list is folded behind a button. */
const SHOWN = 12;

/** The sources there are, each with the way to its text. */
export function sourceList(sources, shown = SHOWN) {
  const list = h('ul', { class: 'sources' }, ...sources.slice(0, shown).map(entry));
  if (sources.length <= shown) {
    return list;
  }
  const more = button(`Show all ${sources.length} sources`, () => {
    const rest = sources.slice(shown).map(entry);
    list.append(...rest);
    more.remove();
    rest[0].querySelector('a').focus();
  }, { class: 'quiet' });
  return h('div', {}, list, more);
}

/** Who wrote it, who published it and when, as far as it says so. */
export function imprint({ author, publisher, date }) {
  const parts = [author, publisher, date].filter((part) => part !== '');
  return parts.length === 0 ? null : h('p', { class: 'imprint' }, ...separated(parts));
}

function entry(source) {
  const title = h('a', { href: `/sources/${encodeURIComponent(source.id)}` }, foreign(source.title));
  return h('li', {}, source.described ? title : h('cite', {}, title), imprint(source));
}

function separated(parts) {
  return parts.flatMap((part, index) => (index === 0 ? [foreign(part)] : [' · ', foreign(part)]));
}
