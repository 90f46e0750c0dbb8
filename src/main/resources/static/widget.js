/*
 * The one line of a website: <script src="https://HOST/widget.js" data-title="…" defer></script>
 *
 * It adds the widget to the page; a page that has a <sourcebound-widget> of its own gets it there.
 * The parts are modules beside this file, which the browser fetches as they stand: nothing is built.
 * All are named here, so that they come at once and not each when another one asks for it.
 */
(() => {
  const PARTS = [
    'element', 'asking', 'conversation', 'dom', 'http', 'panel', 'quotation', 'server', 'sources', 'sse', 'store', 'style', 'turn',
    'wire', 'words',
  ];
  const { src, dataset } = document.currentScript;
  const load = (part) => import(new URL(`widget/${part}.js`, src).href);
  Promise.all(PARTS.map(load)).then(([{ install }]) => install(dataset));
})();
