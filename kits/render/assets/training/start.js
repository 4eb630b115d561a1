// Starts the page; ticks are right again on the way back to it, and when another tab finishes one.
(function (kits) {
  "use strict";

  const refresh = () => { kits.showTicks(); kits.showTracks(); };

  kits.all(".kits-finish").forEach(kits.startLesson);
  window.addEventListener("pageshow", event => { if (event.persisted) refresh(); });
  window.addEventListener("storage", refresh);
  window.addEventListener("beforeprint", () => kits.all(".kits-quiz details").forEach(answer => { answer.open = true; }));
  refresh();
})(window.kits = window.kits || {});
