// What the other parts speak with: the page's sentences, its voice for screen readers.
(function (kits) {
  "use strict";

  const said = document.querySelector("[data-said]");

  kits.words = JSON.parse(document.body.getAttribute("data-words"));
  kits.announce = sentence => {
    said.textContent = "";
    setTimeout(() => { said.textContent = sentence; }, 50); // so that the same words are read again
  };
})(window.kits = window.kits || {});
