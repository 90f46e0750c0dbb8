"use strict";
(() => {
  const form = document.querySelector(".filter");
  const questions = [...document.querySelectorAll(".question")];
  const output = form.querySelector("output");
  let texts = null;

  const matches = (question, wanted, at) => {
    const { verdict, good, kind, changed } = question.dataset;
    return (!wanted.verdict || wanted.verdict === verdict || (wanted.verdict === "bad" && good === "false"))
      && (!wanted.kind || wanted.kind === kind)
      && (!wanted.changed || changed === "true")
      && (!wanted.text || texts[at].includes(wanted.text));
  };

  const filter = () => {
    const given = new FormData(form);
    const wanted = {
      text: given.get("text").trim().toLowerCase(),
      verdict: given.get("verdict"),
      kind: given.get("kind"),
      changed: given.has("changed"),
    };
    if (wanted.text && !texts) {
      texts = questions.map((question) => question.textContent.toLowerCase());
    }
    let shown = 0;
    questions.forEach((question, at) => {
      question.hidden = !matches(question, wanted, at);
      shown += question.hidden ? 0 : 1;
    });
    output.textContent = `${shown} shown`;
  };

  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".question")) {
      form.reset();
      filter();
      target.open = true;
      target.scrollIntoView();
    }
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
