// What has changed in a text since it was copied on this device, told without colour too.
(function (kits) {
  "use strict";

  const TAGS = { gone: "del", new: "ins" };
  const BREAK = "↵";

  const unseen = words => kits.element("span", "unseen", words);

  // One stretch of a line; those who listen hear what it is.
  function stretch(kind, text) {
    if (kind === "same") return text;
    return kits.element(TAGS[kind], "", unseen(kits.words[kind] + " "), text, unseen(". "));
  }

  const differs = part => part[0] !== "same";

  // The text line by line; what is only a line break is a sign of its own.
  function lines(differences) {
    const found = [[]];
    differences.forEach(part => part[1].split("\n").forEach((text, place) => {
      if (place && differs(part)) found[found.length - 1].push([part[0], BREAK]);
      if (place) found.push([]);
      if (text) found[found.length - 1].push([part[0], text]);
    }));
    const worded = found.some(line => line.some(part => differs(part) && part[1] !== BREAK));
    return worded ? found.map(line => line.filter(part => part[1] !== BREAK)) : found;
  }

  // The lines in which something is different; an ellipsis stands for all the others.
  function show(place, differences) {
    place.textContent = "";
    let skipped = false;
    lines(differences).forEach(line => {
      const different = line.some(differs);
      if (!different && skipped) return;
      skipped = !different;
      const shown = different ? kits.element("p", "", ...line.map(part => stretch(part[0], part[1])))
        : kits.element("p", "skipped", "…");
      shown.dir = "auto";
      place.append(shown);
    });
  }

  // Before the button of a text that was copied as `before`; without it, nothing is shown.
  kits.showChanges = (panel, before) => {
    const place = panel.querySelector("[data-changes]");
    const text = panel.querySelector("[data-text]");
    place.hidden = before === undefined || before === text.textContent;
    if (place.hidden || place.kitsBefore === before) return;
    place.kitsBefore = before;
    const spoken = text.closest("[lang]").lang;
    show(place, kits.differences(before, text.textContent, spoken));
  };
})(window.kits = window.kits || {});
