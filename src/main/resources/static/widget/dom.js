const SVG = 'http://www.w3.org/2000/svg';

/** Outlines in a square of 24, drawn with a pen of the text's colour. */
const ICONS = {
  ask: 'M12 19V5m-6 6 6-6 6 6',
  stop: 'M8 8h8v8H8z',
  close: 'm6 6 12 12M18 6 6 18',
  fresh: 'M12 5v14M5 12h14',
  quote: 'M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12.5h5',
  open: 'M9 6h9v9m0-9L7 17',
  more: 'm8 10 4 4 4-4',
};

/**
 * An element. Strings among the children become text, never markup: what a source, a question or
 * the server says cannot become part of the page.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} attributes false leaves one out, true sets it empty
 * @param {...(Node | string | null)} children null is left out
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** A button that does something on this page. */
export function button(label, onClick, attributes = {}) {
  const element = h('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onClick);
  return element;
}

/** A picture that says nothing that is not said beside it. @param {keyof typeof ICONS} name */
export function icon(name) {
  const line = filled(document.createElementNS(SVG, 'path'), { d: ICONS[name] }, []);
  return filled(document.createElementNS(SVG, 'svg'), { class: `icon ${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, [line]);
}

/** Text that may run in another direction than the page; what it contains stays inside it. */
export function foreign(text, tag = 'bdi', attributes = {}) {
  return h(tag, { dir: 'auto', ...attributes }, text);
}

/** For screen readers only. */
export function spoken(...children) {
  return h('span', { class: 'spoken' }, ...children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
