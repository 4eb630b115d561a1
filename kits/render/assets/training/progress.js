// Which lessons were finished on this device: "kits:lessons" is {"<track>/<lesson>": [code, when]},
// the code being that of the text that was read. Other pages may read it, and compare the code with
// those of the lesson as it stands.
(function (kits) {
  "use strict";

  const LESSONS = "lessons";
  const recalled = () => kits.recallRecord(LESSONS, value => kits.isDated(value, 1));
  const visit = {}; // what was finished on this page, also where storage is refused

  // {code, when, current}, or null where the lesson was not finished here.
  kits.finished = (lesson, codes) => {
    const kept = visit[lesson] || recalled()[lesson];
    if (!kept) return null;
    return { code: kept[0], when: kept[1], current: codes.split(" ").includes(kept[0]) };
  };

  kits.finish = (lesson, code) => {
    visit[lesson] = [code, Date.now()];
    kits.remember(LESSONS, Object.assign(recalled(), visit));
  };

  const state = item => kits.finished(item.getAttribute("data-lesson"), item.getAttribute("data-codes"));
  kits.state = state;

  // A tick beside each lesson that the page names, in words for those who hear it.
  kits.showTicks = () => {
    kits.all("[data-lesson]:not(.kits-finish)").forEach(item => {
      const found = state(item);
      kits.all(".kits-tick", item).forEach(old => old.remove());
      if (!found) return;
      const tick = kits.element("span", "kits-tick");
      const mark = kits.element("span", "", found.current ? "✓" : "↻");
      mark.setAttribute("aria-hidden", "true");
      const said = kits.element("span", found.current ? "kits-unseen" : "", found.current ? kits.words.ticked : kits.words.changed);
      tick.append(mark, " ", said);
      item.querySelector("a").insertAdjacentElement("afterend", tick);
    });
  };
})(window.kits = window.kits || {});
