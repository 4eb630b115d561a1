// Starts the page, and keeps it right: after each tap, on the way back to it, as time passes.
(function (kits) {
  "use strict";

  kits.refresh = () => {
    if (document.querySelector("[data-kit]")) kits.showCopies();
    kits.showTicks();
    kits.showPlaces();
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
    else if (button.hasAttribute("data-sheet")) kits.openSheet(button);
  });
  const reread = () => { kits.rereadCopies(); kits.refresh(); };
  window.addEventListener("pageshow", reread); // also on the way back from another page
  window.addEventListener("storage", reread);
  document.addEventListener("visibilitychange", kits.refresh);
  setInterval(kits.refresh, 30000);

  kits.showOwnTimes();
  kits.startTabs();
  kits.startTasks();
  kits.startSharing();
  kits.refresh();
})(window.kits = window.kits || {});
