// Which message is due now, which next, by the clock of the device, and what waits for the morning by
// the clock of its group; as kits/render/timeline.py.
(function (kits) {
  "use strict";

  const DUE = 12 * 3600 * 1000;
  const momentOf = (item, name) => Date.parse(item.getAttribute(name)); // NaN, where it has none
  const isPast = (moment, at) => moment <= at;

  // Until when a message is what to do; a correction, for as long as it is asked for.
  function dueUntil(item) {
    const last = momentOf(item, "data-send") + DUE;
    return Math.max(last, momentOf(item, "data-asked") || last);
  }

  function phaseOf(item, now, upcoming) {
    if (item.getAttribute("data-phase") === "locked") return "locked";
    const sent = momentOf(item, "data-send");
    if (isPast(momentOf(item, "data-until"), now)) return "expired";
    if (sent > now) return sent === upcoming ? "next" : "later";
    if (isPast(dueUntil(item), now)) return "done";
    const morning = kits.quietUntil(item, now);
    if (!morning) return isPast(momentOf(item, "data-day"), now) ? "done" : "due";
    const ends = [dueUntil(item), momentOf(item, "data-until"), momentOf(item, "data-day")];
    return ends.some(end => isPast(end, morning)) ? "left" : "held";
  }

  // What the page calls the phase; one that was copied, by when.
  function labelOf(item, phase, now) {
    const copied = item.getAttribute("data-copied");
    const answered = item.getAttribute("data-answered");
    if (answered && !/locked|expired/.test(phase)) {
      return kits.say(kits.words.answers[answered], { time: item.getAttribute("data-told") });
    }
    if (copied !== null && !/next|later|locked|expired/.test(phase)) {
      return copied ? "✓ " + kits.say(kits.words.copied, { time: copied }) : kits.words.phases.copied;
    }
    if (phase === "held") return kits.morning(item, now);
    return kits.words.phases[phase === "due" && item.hasAttribute("data-asked") ? "asked" : phase];
  }

  function expire(item) {
    kits.all("[data-expired]", item).forEach(why => { why.hidden = false; });
    kits.all("button[data-copy]", item).forEach(button => { button.disabled = true; });
    kits.all(".share, [data-after]", item).forEach(way => { way.hidden = true; });
  }

  kits.showPhases = () => {
    const now = Date.now();
    const items = kits.all("[data-send]");
    const ahead = items
      .filter(item => item.getAttribute("data-phase") !== "locked")
      .map(item => momentOf(item, "data-send"))
      .filter(sent => sent > now);
    const upcoming = Math.min.apply(null, ahead);
    items.forEach(item => {
      const phase = phaseOf(item, now, upcoming);
      item.setAttribute("data-phase", phase);
      const label = item.querySelector("[data-label]");
      if (label) label.textContent = labelOf(item, phase, now);
      if (phase === "expired") expire(item);
    });
    kits.all("[data-over]").forEach(line => {
      line.hidden = !isPast(momentOf(line, "data-over"), now);
    });
    kits.all("[data-idle]").forEach(idle => {
      idle.hidden = items.some(item => /due|held|next/.test(item.getAttribute("data-phase")));
    });
  };
})(window.kits = window.kits || {});
