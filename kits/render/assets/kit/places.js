// A text that several groups get is copied once: a tick for each group that it was pasted into, which
// the device remembers as a copy from that group's kit.
(function (kits) {
  "use strict";

  const boxes = card => kits.all("[data-place]", card);

  function noteTick(box) {
    const text = box.closest(".card").querySelector("[data-text]").textContent;
    const kit = box.getAttribute("data-of");
    const message = box.getAttribute("data-tick");
    if (box.checked) kits.note(kit, message, box.getAttribute("data-place"), box.getAttribute("data-version"), text);
    else kits.forget(kit, message);
  }

  kits.isShared = card => boxes(card).length > 0;

  // Such a text is copied when all its groups have it.
  kits.showPlaces = () => {
    kits.all(".card").filter(kits.isShared).forEach(card => {
      const times = boxes(card).map(box => {
        const [copy, present] = kits.tickOf(box);
        const older = copy && !present;
        box.checked = present;
        box.parentNode.querySelector("[data-older]").textContent = older
          ? kits.say(kits.words.changed, { time: kits.moment(new Date(copy[1])) }) : "";
        return present ? copy[1] : NaN;
      });
      const last = Math.max.apply(null, times);
      if (last) card.setAttribute("data-copied", kits.moment(new Date(last)));
      else card.removeAttribute("data-copied");
    });
  };

  // After its copy the ticks are in sight.
  kits.showTicksOf = card => {
    kits.all(".places", card).forEach(places => places.scrollIntoView({ block: "nearest" }));
  };

  document.addEventListener("change", event => {
    const box = event.target;
    if (!box.hasAttribute("data-place")) return;
    const card = box.closest(".card");
    noteTick(box);
    const said = kits.say(kits.words.copied, { time: kits.moment(new Date()) });
    kits.makeRoom(card, said);
    if (!card.open) kits.announce(said); // it was the last one
  });
})(window.kits = window.kits || {});
