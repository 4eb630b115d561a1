// On a home: a tick for each message copied on this device, and each row under its phase.
(function (kits) {
  "use strict";

  const PARTS = { due: "due", held: "next", next: "next", later: "later" };

  // What a tick stands for: a copy of a message, and whether that is its present version.
  kits.tickOf = item => {
    const copies = kits.copiesOf(item.getAttribute("data-of"), item.getAttribute("data-tick"));
    const versions = item.getAttribute("data-versions").split(" ");
    const channels = Object.keys(copies);
    const present = channels.find(channel => versions.includes(channel + ":" + copies[channel][0]));
    return [copies[present || channels[0]], Boolean(present)];
  };

  kits.showTicks = () => {
    kits.all("[data-versions]").forEach(item => {
      const [, ticked] = kits.tickOf(item);
      item.toggleAttribute("data-copied", ticked);
      const unseen = item.querySelector("[data-ticked]");
      if (unseen) unseen.textContent = ticked ? kits.words.ticked : "";
    });
    kits.all("[data-tally]").forEach(tally => {
      const ticks = kits.all("[data-versions]", tally.closest("li"));
      const ticked = ticks.filter(tick => tick.hasAttribute("data-copied")).length;
      tally.textContent = ticked + "/" + ticks.length;
      tally.toggleAttribute("data-all", ticked === ticks.length);
    });
  };

  kits.sortRows = () => {
    const lists = {};
    kits.all("[data-rows]").forEach(list => { lists[list.getAttribute("data-rows")] = list; });
    kits.all("[data-rows] > [data-send]").forEach(row => {
      const phase = row.getAttribute("data-phase");
      const list = lists[PARTS[phase] || "done"];
      const far = phase === "later" && row.parentNode === lists.far;
      if (!list || list === row.parentNode || far) return;
      if (phase === "done" || phase === "expired") list.prepend(row); // the newest first
      else list.append(row);
    });
    Object.keys(lists).forEach(phase => {
      lists[phase].closest("[data-part]").hidden = !lists[phase].children.length;
    });
  };
})(window.kits = window.kits || {});
