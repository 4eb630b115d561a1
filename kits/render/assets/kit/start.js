// Starts the page, and keeps it right: after each tap, on the way back to it, as time passes.
(function (kits) {
  "use strict";

  kits.refresh = () => {
    if (document.querySelector("[data-kit]")) kits.showCopies();
    kits.showTicks();
    kits.showPlaces();
    kits.showAnswers();
    kits.showPhases();
    kits.showTasks();
    kits.sortRows();
    kits.arrange();
  };

  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button || button.disabled) return;
    if (button.hasAttribute("data-copy")) kits.copyMessage(button);
    else if (button.hasAttribute("data-copy-line")) kits.copyLine(button);
    else if (button.hasAttribute("data-answer")) kits.answer(button);
    else if (button.hasAttribute("data-sheet")) kits.openSheet(button);
  });
  const reread = () => { kits.rereadCopies(); kits.rereadAnswers(); kits.refresh(); };
  window.addEventListener("pageshow", event => { // also on the way back from another page
    reread();
    if (event.persisted) kits.showPending();
  });
  window.addEventListener("storage", reread);
  document.addEventListener("visibilitychange", kits.refresh);
  setInterval(kits.refresh, 30000);

  kits.showOwnTimes();
  kits.startTabs();
  kits.startTasks();
  kits.startSharing();
  kits.refresh();
  kits.showPending();
})(window.kits = window.kits || {});
