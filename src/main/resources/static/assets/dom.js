/**
 * An element. Strings among the children become text, never markup: what a source, a question or
 * the server says cannot become part of the page.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} attributes false leaves one out, true sets it empty
 * @param {...(Node | string | null)} children null is left out
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something on this page. */
export function button(label, onClick, attributes = {}) {
  const element = h('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onClick);
  return element;
}

/** Text that may run in another direction than the page; what it contains stays inside it. */
export function foreign(text, tag = 'bdi', attributes = {}) {
  return h(tag, { dir: 'auto', ...attributes }, text);
}

/** Text for screen readers only. */
export function spoken(text) {
  return h('span', { class: 'spoken' }, text);
}
