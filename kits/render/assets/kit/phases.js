// Which message is due now, which next, by the clock of the device; as kits/render/timeline.py.
(function (kits) {
  "use strict";

  const DUE = 12 * 3600 * 1000;

  function phaseOf(item, now, upcoming) {
    if (item.getAttribute("data-phase") === "locked") return "locked";
    const sent = Date.parse(item.getAttribute("data-send"));
    const until = Date.parse(item.getAttribute("data-until"));
    if (until <= now) return "expired";
    if (sent <= now) return now < sent + DUE ? "due" : "done";
    return sent === upcoming ? "next" : "later";
  }

  function expire(item) {
    kits.all("[data-expired]", item).forEach(why => { why.hidden = false; });
    kits.all("button[data-copy]", item).forEach(button => { button.disabled = true; });
    kits.all(".share, [data-after]", item).forEach(way => { way.hidden = true; });
  }

  // Whether a correction waits to be posted, however long it has been there; as top.css.
  const corrects = () => Boolean(document.querySelector(
    ".over[hidden] ~ .now [data-leading]:not([data-copied], [data-phase='expired'])"));

  kits.showPhases = () => {
    const now = Date.now();
    const items = kits.all("[data-send]");
    const ahead = items
      .filter(item => item.getAttribute("data-phase") !== "locked")
      .map(item => Date.parse(item.getAttribute("data-send")))
      .filter(sent => sent > now);
    const upcoming = Math.min.apply(null, ahead);
    items.forEach(item => {
      const phase = phaseOf(item, now, upcoming);
      item.setAttribute("data-phase", phase);
      const label = item.querySelector("[data-label]");
      const over = item.hasAttribute("data-copied") && (phase === "due" || phase === "done");
      if (label) label.textContent = kits.words.phases[over ? "copied" : phase];
      if (phase === "expired") expire(item);
    });
    kits.all("[data-over]").forEach(line => {
      line.hidden = Date.parse(line.getAttribute("data-over")) > now;
    });
    kits.all("[data-idle]").forEach(idle => {
      idle.hidden = items.some(item => /due|next/.test(item.getAttribute("data-phase"))) || corrects();
    });
  };
})(window.kits = window.kits || {});
