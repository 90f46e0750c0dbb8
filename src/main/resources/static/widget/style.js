/*
 * What the widget looks like. A constructed style sheet needs no `style-src` in a website's policy, and
 * reaches nothing outside of its shadow root. Sizes are `em` of the reader's own size of text: `rem`
 * would be the website's.
 */
const CSS = `
*, *::before, *::after { box-sizing: border-box; }

:host { display: block; }

.root {
  all: initial;
  color-scheme: light dark;
  --paper: light-dark(#f4f5f0, #111614);
  --sheet: light-dark(#fdfdfb, #181f1c);
  --raised: light-dark(#e8efe9, #22302a);
  --ink: light-dark(#17211c, #e5ebe6);
  --quiet: light-dark(#55605a, #a2afa7);
  --rule: light-dark(#d3d8d0, #2e3833);
  --edge: light-dark(#7c877f, #7d8a82);
  --thread: var(--sourcebound-accent, light-dark(#0b5d46, #86d3b4));
  --on-thread: var(--sourcebound-on-accent, light-dark(#ffffff, #0c1a15));
  --marker: light-dark(#ffe27a, #5e5208);
  --on-marker: light-dark(#17211c, #fff6cf);
  --alarm: light-dark(#9a2b18, #ffab98);
  --shade: light-dark(rgb(23 33 28 / 22%), rgb(0 0 0 / 60%));
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Noto Serif", Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  display: block;
  color: var(--ink);
  font: medium/1.5 var(--sans);
  overflow-wrap: anywhere;
  text-align: start;
}

.root[data-theme="light"] { color-scheme: light; }
.root[data-theme="dark"] { color-scheme: dark; }
.root.inline, .inline .panel { block-size: 100%; }

h2, h3, h4, p, ul, dl, figure, blockquote { margin: 0; padding: 0; font: inherit; }
[hidden] { display: none !important; }
a { color: var(--thread); text-decoration: underline 1px; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--thread); outline-offset: 2px; border-radius: 4px; }
/* What is given the focus only to be read. */
[tabindex="-1"]:focus-visible { outline: none; }

mark {
  padding-block: 0.06em;
  border-radius: 0.15em;
  background: var(--marker);
  color: var(--on-marker);
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}

.icon {
  inline-size: 24px;
  block-size: 24px;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.spoken {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.muted, .imprint, .understood { color: var(--quiet); }
.imprint, .understood { font-size: 0.8125em; }

/* Buttons */

button {
  min-block-size: 40px;
  padding: 6px 16px;
  border: 1px solid var(--thread);
  border-radius: 10px;
  background: var(--thread);
  color: var(--on-thread);
  font: 600 0.9375em/1.25 var(--sans);
  cursor: pointer;
}

button[aria-disabled="true"] { border-color: var(--edge); background: none; color: var(--quiet); cursor: default; }

button.quiet {
  min-block-size: 24px;
  padding: 0;
  border: 0;
  background: none;
  color: var(--thread);
  font-weight: 500;
  text-decoration: underline 1px;
  text-underline-offset: 0.2em;
}

.icon-button, .send { display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; padding: 0; }
.icon-button { border-color: transparent; background: none; color: var(--quiet); }
.icon-button:hover { background: var(--raised); color: var(--ink); }
.icon-button.stop { border-color: var(--thread); color: var(--thread); }
.icon-button.stop .icon { fill: currentColor; }

.launcher {
  position: fixed;
  z-index: 2147483000;
  inset-block-end: max(20px, env(safe-area-inset-bottom));
  inset-inline-end: 20px;
  display: grid;
  place-items: center;
  inline-size: 60px;
  block-size: 60px;
  padding: 0;
  border-radius: 50%;
  box-shadow: 0 6px 20px var(--shade);
}

.launcher .icon { inline-size: 30px; block-size: 30px; stroke-width: 1.75; }
.launcher:focus-visible { border-radius: 50%; outline-color: var(--ink); }

/* The panel: in a corner, over everything on a phone, or in the page */

.panel {
  margin: 0;
  padding: 0;
  border: 1px solid var(--rule);
  background: var(--sheet);
  color: inherit;
  overflow: hidden;
}

.inline .panel, .panel[open] { display: flex; flex-direction: column; }
.inline .panel { min-block-size: 360px; border-radius: 16px; }

.floating .panel {
  position: fixed;
  z-index: 2147483000;
  inset-block: auto 20px;
  inset-inline: auto 20px;
  inline-size: min(420px, 100vw - 40px);
  max-inline-size: none;
  block-size: min(680px, 100dvh - 40px);
  max-block-size: none;
  border-radius: 16px;
  box-shadow: 0 12px 48px var(--shade);
  animation: rise 0.18s ease-out;
}

.floating .panel:modal { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
.panel::backdrop { background: var(--shade); }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }

.head {
  display: flex;
  align-items: center;
  gap: 4px;
  min-block-size: 57px;
  padding-block: 8px;
  padding-inline: 20px 8px;
  border-block-end: 1px solid var(--rule);
}

.head h2 {
  flex: 1;
  min-inline-size: 0;
  padding-block: 5px;
  padding-inline-start: 10px;
  border-inline-start: 3px dashed var(--thread);
  font: 600 1.0625em/1.35 var(--serif);
}

.log {
  position: relative;
  flex: 1;
  min-block-size: 0;
  padding-inline: 20px;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  container: log / size;
}

.log:focus-visible { outline-offset: -3px; }
.welcome, .turn { max-inline-size: 720px; margin-inline: auto; padding-block: 20px; }
.greeting { font: 1.0625em/1.5 var(--serif); text-wrap: pretty; }
.welcome > * + * { margin-block-start: 20px; }

.asked-about h4 { margin-block-end: 4px; color: var(--quiet); font-size: 0.8125em; font-weight: 600; }
.sources { list-style: none; }
.sources li { padding-block: 8px; border-block-start: 1px solid var(--rule); }
.sources cite { font-style: normal; }
.sources a { font-family: var(--serif); }

/* A question and what came of it */

.turn + .turn { border-block-start: 1px solid var(--rule); }
/* The newest has the log to itself, so that its question can stand at the top. */
.turn:last-child { min-block-size: calc(100cqb + 1px); }

.question {
  inline-size: fit-content;
  max-inline-size: 88%;
  max-block-size: 9em;
  margin-inline-start: auto;
  padding: 8px 14px;
  overflow-y: auto;
  border-radius: 14px;
  border-end-end-radius: 4px;
  background: var(--raised);
  font-weight: 500;
  white-space: pre-wrap;
}

.question > :last-child { display: block; }
.understood { margin-block-start: 6px; text-align: end; }
.answer > * { margin-block-start: 18px; }
.answer > .spoken { margin: 0; }
.said { white-space: pre-wrap; }
.verbatim { font: 1.0625em/1.55 var(--serif); }
.cites { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 8px; }

.cite {
  display: flex;
  align-items: center;
  gap: 7px;
  min-inline-size: 0;
  max-inline-size: 100%;
  min-block-size: 30px;
  padding-block: 2px;
  padding-inline: 4px 6px;
  border-color: var(--rule);
  border-radius: 15px;
  background: none;
  color: var(--quiet);
  font: 500 0.8125em/1.25 var(--sans);
}

.cite:hover, .cite[aria-expanded="true"] { border-color: var(--thread); color: var(--ink); }
.cite:focus-visible { border-radius: 15px; }
.cite .name { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.cite .number { display: grid; place-items: center; flex: none; min-inline-size: 22px; block-size: 22px; border-radius: 11px; background: var(--thread); color: var(--on-thread); font-weight: 600; }
.cite .icon { inline-size: 18px; block-size: 18px; }
.cite[aria-expanded="true"] .icon { transform: rotate(180deg); }

/* The spine, sewn. */
.quotation { margin-block-start: 12px; padding-block: 2px; padding-inline-start: 18px; border-inline-start: 3px dashed var(--thread); scroll-margin-block: 12px; }
blockquote { font: 1em/1.6 var(--serif); quotes: "\\201c" "\\201d"; white-space: pre-wrap; }
/* The marks of quotation are ours: the text between them is the source's. */
blockquote::before { content: open-quote; color: var(--thread); }
blockquote::after { content: close-quote; color: var(--thread); }
.folded { position: relative; max-block-size: 14em; overflow: hidden; mask-image: linear-gradient(#000 80%, transparent); }
figcaption { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-block-start: 8px; font-size: 0.875em; }
figcaption cite { color: var(--quiet); font-style: normal; }
figcaption a { display: inline-flex; align-items: center; gap: 3px; }
figcaption .icon { inline-size: 16px; block-size: 16px; }
:dir(rtl) > .icon.open { transform: scaleX(-1); }

.note, .refusal { padding: 12px 16px; border: 1px solid var(--rule); border-radius: 12px; background: var(--paper); }
.note { font-size: 0.9375em; }
.refusal h4 { font: 500 1.1875em/1.35 var(--serif); }
.refusal > p { margin-block-start: 6px; text-wrap: pretty; }
.refusal .asked-about { margin-block-start: 16px; }
.refusal .asked-about h4 { font: 600 0.8125em/1.5 var(--sans); }
.refusal .reason { white-space: pre-line; }
.nearest { margin-block-start: 10px; font-size: 0.9375em; }
.suggestions { margin: 6px 0 0; padding: 0; list-style: none; display: grid; gap: 6px; }
button.suggestion { inline-size: 100%; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px; background: none; color: inherit; text-align: start; text-wrap: pretty; }

.problem { padding: 12px 16px; border: 1px solid var(--alarm); border-radius: 12px; }
.problem h4 { color: var(--alarm); font-weight: 600; }
.problem p { margin-block-start: 4px; font-size: 0.9375em; }
.problem button { margin-block-start: 12px; }

.waiting { padding-inline-start: 18px; border-inline-start: 3px dashed var(--thread); color: var(--quiet); animation: sew 1.6s ease-in-out infinite; }
@keyframes sew { 50% { border-color: transparent; } }

.how { margin-block-start: 24px; color: var(--quiet); font-size: 0.8125em; }
.how summary { inline-size: fit-content; padding-block: 4px; cursor: pointer; }
.how dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 16px; }
.how dd { margin: 0; }

/* Where one asks */

.composer { padding: 12px; padding-block-end: max(12px, env(safe-area-inset-bottom)); border-block-start: 1px solid var(--rule); }
.field { display: flex; align-items: flex-end; gap: 4px; max-inline-size: 720px; margin-inline: auto; padding: 4px; border: 1px solid var(--edge); border-radius: 14px; background: var(--paper); }
.field:focus-within { border-color: var(--thread); box-shadow: 0 0 0 1px var(--thread); }

textarea {
  flex: 1;
  min-inline-size: 0;
  min-block-size: 40px;
  max-block-size: 9em;
  padding: 8px 10px;
  border: 0;
  background: none;
  color: inherit;
  font: 1em/1.5 var(--sans);
  field-sizing: content;
  resize: none;
}

textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--quiet); opacity: 1; }
.advice, .offline { max-inline-size: 720px; margin: 8px auto 0; font-size: 0.8125em; }
.advice { color: var(--alarm); }
.offline { margin-block: 0 8px; color: var(--quiet); }
.advice:empty, .offline:empty { display: none; }

@media (prefers-reduced-motion: reduce) {
  .floating .panel, .waiting { animation: none; }
}

@media (forced-colors: active) {
  .question { border: 1px solid; }
  .cite .number { forced-color-adjust: none; }
}

@media print {
  .floating, .composer, .icon-button { display: none; }
}
`;

let made = null;

/** The style sheet, shared by all widgets of a page. */
export function sheet() {
  if (made === null) {
    made = new CSSStyleSheet();
    made.replaceSync(CSS);
  }
  return made;
}
