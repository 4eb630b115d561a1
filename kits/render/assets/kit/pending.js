// On top of a page: what was posted from here and waits for its answer, at the start and once a card
// has folded; a list to tick where that is more than one.
(function (kits) {
  "use strict";

  const LONG = 24 * 3600 * 1000; // ms after a copy: then no page asks for its answer by itself
  const { answerOf, clock, isPosted, kitOf, messageOf, placeOf, rowsIn, show } = kits.replies;
  const pending = document.querySelector("[data-pending]");

  // When it was copied here last.
  function copiedAt(row) {
    const copies = kits.copiesOf(kitOf(row), messageOf(row));
    return Math.max.apply(null, Object.keys(copies).map(channel => copies[channel][1]));
  }

  // Whether it was posted from here, on a card that has folded.
  function waits(row) {
    const card = row.closest(".card");
    const over = Date.now() - copiedAt(row) > LONG || card.dataset.phase === "expired";
    return isPosted(row) && !answerOf(row) && !over && !card.open;
  }

  // Posted, it may be, from somewhere else: a tick says so.
  function mayWait(row) {
    const card = row.closest(".card");
    const alone = card.querySelector(".whose") && !placeOf(row);
    return alone && !isPosted(row) && !answerOf(row) && /due|left/.test(card.dataset.phase);
  }

  function toTell(row, ticks, ticked) {
    const card = row.closest(".card");
    const whose = row.dataset.group || (card.querySelector(".whose") || {}).textContent;
    const copy = row.cloneNode(true);
    const [field, typed] = [copy, row].map(one => one.querySelector("[data-asked]"));
    const box = kits.element("input");
    const title = kits.element("b", "", [card.querySelector("h3").textContent, whose].filter(Boolean).join(" · "));
    copy.kitsSource = row;
    copy.dataset.of = kitOf(row);
    if (field) field.value = typed.value;
    box.type = "checkbox";
    box.dataset.tell = "";
    box.checked = ticked;
    title.dir = "auto";
    copy.prepend(kits.element("label", "", ...(ticks ? [box, title] : [title])));
    return copy;
  }

  // A text of two channels stands on two cards, and is answered once.
  const placed = row => [kitOf(row), messageOf(row)].join();
  const once = rows => rows.filter((row, at) => rows.findIndex(one => placed(one) === placed(row)) === at);

  // All that waits for its answer, and what `card` has that was folded.
  kits.showPending = card => {
    if (!pending) return;
    const rows = once(kits.all(".card .told"));
    const how = (card && card.dataset.answered) || "posted";
    const those = rows.filter(row => row.closest(".card") === card || (how === "posted" && waits(row)));
    const others = those.length ? rows.filter(row => !those.includes(row) && mayWait(row)) : [];
    const ticks = those.length + others.length > 1;
    const fold = pending.querySelector("details");
    rowsIn(pending).forEach(row => row.remove());
    those.forEach(row => fold.before(toTell(row, ticks, true)));
    fold.append(...others.map(row => toTell(row, true, false)));
    fold.hidden = !others.length;
    pending.hidden = !those.length;
    if (!those.length) return;
    pending.querySelector("[data-why] input").value = "";
    kits.mark(pending.querySelector("[data-mark]"), card ? ""
      : kits.say(kits.words.copied, { time: clock(Math.max.apply(null, those.map(copiedAt))) }));
    show(pending, how, how !== "posted");
  };
})(window.kits = window.kits || {});
