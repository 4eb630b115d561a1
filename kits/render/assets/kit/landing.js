// A link to a message ends at its text, also where that is for another channel than the chosen one.
(function (kits) {
  "use strict";

  function land() {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!card) return;
    for (let around = card; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") around.open = true;
    }
    kits.showPanel(card);
    card.scrollIntoView(); // what the tabs hid above it has moved it
  }

  const [visit] = performance.getEntriesByType("navigation");
  document.addEventListener("DOMContentLoaded", () => {
    if (!visit || visit.type === "navigate") land(); // else the reader is where they were
  });
  window.addEventListener("hashchange", land);
})(window.kits = window.kits || {});
