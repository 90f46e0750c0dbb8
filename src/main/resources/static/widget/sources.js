import { button, foreign, h } from './dom.js';

/**
 * What can be asked about, each with the way to its text.
 *
 * @param {{listed: object[], count: number}} sources of all of which the server may list the first
 * @param {number} shown how many are shown at once; the rest is behind a button
 * @param {{say: Function, home: URL}} setting
 */
export function sourceList({ listed, count }, shown, setting) {
  const { say } = setting;
  const list = h('ul', { class: 'sources' }, ...listed.slice(0, shown).map((source) => entry(source, setting)));
  const box = h('div', { class: 'asked-about' }, h('h4', {}, say('sources')), list);
  const unlisted = () => count > listed.length && list.append(h('li', { class: 'muted' }, say('more-sources', { count: count - listed.length })));
  if (listed.length <= shown) {
    unlisted();
    return box;
  }
  const more = button(say('all-sources', { count }), () => {
    const rest = listed.slice(shown).map((source) => entry(source, setting));
    list.append(...rest);
    unlisted();
    more.remove();
    rest[0].querySelector('a').focus();
  }, { class: 'quiet' });
  box.append(more);
  return box;
}

/** Where the text of a source can be read, in one of its revisions where that is not empty. */
export function sourceUrl(id, home, revision = '') {
  const url = new URL(`sources/${encodeURIComponent(id.toWellFormed())}`, home);
  url.search = revision === '' ? '' : `revision=${revision}`;
  return url;
}

/** Who wrote it, who published it and when, as far as it says so. */
export function imprint({ author, publisher, date }) {
  const parts = [author, publisher, date].filter((part) => part !== '');
  return parts.length === 0 ? null : h('p', { class: 'imprint' }, ...separated(parts));
}

function entry(source, { home }) {
  const title = h('a', { href: sourceUrl(source.id, home), target: '_blank', rel: 'noopener' }, foreign(source.title));
  return h('li', {}, source.described ? title : h('cite', {}, title), imprint(source));
}

function separated(parts) {
  return parts.flatMap((part, index) => (index === 0 ? [foreign(part)] : [' · ', foreign(part)]));
}
