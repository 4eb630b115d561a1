// The list of tracks: how many lessons of each were finished, and the line for a whole one.
(function (kits) {
  "use strict";

  function show(track) {
    const items = kits.all("[data-lesson]", track);
    const found = items.map(kits.state);
    const done = found.filter(state => state && state.current);
    const facts = track.previousElementSibling.querySelector("[data-progress]");
    facts.textContent = done.length ? kits.say(kits.words.progress, { n: done.length, total: items.length }) : "";
    const old = track.nextElementSibling;
    if (old && old.classList.contains("kits-finish")) old.remove();
    if (done.length < items.length) return;
    const lessons = items.map((item, at) => item.getAttribute("data-lesson") + " · " + found[at].code);
    const panel = kits.element("div", "kits-finish");
    panel.setAttribute("data-done", "");
    panel.append(
      kits.element("p", "kits-status", "✓ " + kits.say(kits.words.track, { track: track.getAttribute("data-track") })),
      kits.lineToCopy(kits.say(track.getAttribute("data-line"), { lessons: lessons.join(" + ") })),
    );
    track.insertAdjacentElement("afterend", panel);
  }

  kits.showTracks = () => kits.all("ol[data-track]").forEach(show);
})(window.kits = window.kits || {});
