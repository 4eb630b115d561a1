// What the other parts speak with: the page's sentences, its elements, its voice for screen readers.
(function (kits) {
  "use strict";

  const said = document.querySelector("[data-said]");

  kits.words = JSON.parse(document.body.getAttribute("data-words"));
  kits.all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  kits.say = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  kits.announce = sentence => {
    said.textContent = "";
    setTimeout(() => { said.textContent = sentence; }, 50); // so that the same words are read again
  };
})(window.kits = window.kits || {});
