/**
 * The stretches of a text that an address names, such as `#10-20,50-60`: UTF-16 code units, half-open.
 *
 * @param {string} hash
 * @param {string} text
 * @returns {{spans: {start: number, end: number}[], sound: boolean}} in order, none overlapping another;
 *   `sound` is false where some part of the address names nothing in this text
 */
export function spansOf(hash, text) {
  const parts = hash.replace(/^#/, '').split(',').filter((part) => part !== '');
  const read = parts.map((part) => span(part, text));
  const spans = read.filter((span) => span !== null).sort((a, b) => a.start - b.start || a.end - b.end);
  return { spans: merged(spans), sound: !read.includes(null) };
}

function span(part, text) {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(part);
  if (match === null) {
    return null;
  }
  const start = Number(match[1]);
  const end = Number(match[2]);
  const fits = start < end && end <= text.length && !cuts(text, start) && !cuts(text, end);
  return fits ? { start, end } : null;
}

/** Whether an offset falls between the halves of a character. */
function cuts(text, offset) {
  return offset > 0 && offset < text.length && text.codePointAt(offset - 1) > 0xffff;
}

function merged(spans) {
  const result = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      result.push({ ...span });
    }
  }
  return result;
}
