// The group, and the home of someone who leads, that were opened last: the finder offers them.
(function (kits) {
  "use strict";

  const shown = document.querySelector("[data-last]");
  if (!shown) return;
  kits.remember("last " + shown.getAttribute("data-last"), {
    id: shown.getAttribute("data-id"),
    name: shown.textContent.trim(),
    at: Date.now(),
  });
})(window.kits = window.kits || {});
