// What is answered in the HQ group for a text: a line with a code, copied at one press. The page knows
// what was answered on this device, of each kit {message: [how, code, when]}, and of no other.
(function (kits) {
  "use strict";

  const LONG = 24 * 3600 * 1000; // ms after a copy: then no page asks for its answer by itself
  const sessions = {}; // {kit: record}; also holds this visit's answers where storage is refused

  const kitOf = row => row.getAttribute("data-of") || row.closest("[data-kit]").getAttribute("data-kit");
  const messageOf = row => row.getAttribute("data-tick");
  const recordIn = kit => sessions[kit] || (sessions[kit] = kits.recallRecord("answers/" + kit));
  const rowsIn = place => kits.all(".told", place);
  const placeOf = row => kits.all("[data-place]", row.closest(".card")).find(box => kitOf(box) === kitOf(row));
  const pending = document.querySelector("[data-pending]");
  if (pending) Object.assign(kits.words, JSON.parse(pending.getAttribute("data-pending")));

  // How a text was answered, [how, code, when]; one that has changed since was not.
  function answerOf(row) {
    const kept = recordIn(kitOf(row))[messageOf(row)];
    return Array.isArray(kept) && kept[1] === row.getAttribute("data-code") ? kept : null;
  }

  function isPosted(row) {
    const place = placeOf(row);
    return place ? place.checked : row.closest(".card").hasAttribute("data-copied");
  }

  // The groups that an answer is for: those ticked; that it is not posted, where it was not.
  function chosen(section, how) {
    const rows = rowsIn(section);
    if (section === pending) return rows.filter(row => (row.querySelector("[data-tell]") || { checked: true }).checked);
    const those = rows.filter(row => rows.length === 1 || isPosted(row) === (how === "posted"));
    return those.length ? those : rows;
  }

  function lineOf(row, how, why) {
    const field = row.querySelector("[data-asked]");
    const said = field ? field.value.trim() : "";
    if (how === "posted") {
      return said ? row.getAttribute("data-before") + said + row.getAttribute("data-behind") : row.getAttribute("data-posted");
    }
    return [row.getAttribute("data-" + how), why].filter(Boolean).join(" ");
  }

  // What a press would copy now; `told` is how it was answered, once it was.
  function show(section, how, told) {
    const rows = chosen(section, how);
    const why = section.querySelector("[data-why]");
    const button = section.querySelector("[data-answer='posted']");
    const many = rows.length > 1 ? kits.words.receipts : kits.words.receipt;
    section.setAttribute("data-how", how);
    section.querySelector("[data-line]").textContent =
      rows.map(row => lineOf(row, how, why.querySelector("input").value.trim())).join("\n");
    button.textContent = told && how === "posted"
      ? "✓ " + kits.say(kits.words.copied, { time: kits.moment(new Date(told)) }) : kits.say(many, { n: rows.length });
    button.disabled = !rows.length;
    button.classList.toggle("again", Boolean(told) && how === "posted");
    why.hidden = how === "posted";
    kits.all("[data-answer]", section).forEach(one => {
      if (one.matches(".quiet")) one.setAttribute("aria-pressed", String(Boolean(told) && how === one.getAttribute("data-answer")));
    });
  }

  function note(row, how) {
    const source = row.kitsSource || row;
    const copy = source.closest(".card").querySelector("button[data-copy]");
    const kit = kitOf(row);
    const record = recordIn(kit);
    if (how === "posted" && !isPosted(source)) { // it is ticked that it was
      const text = copy.closest(".panel").querySelector("[data-text]").textContent;
      kits.note(kit, messageOf(row), copy.getAttribute("data-channel"), copy.getAttribute("data-version"), text);
    }
    record[messageOf(row)] = [how, row.getAttribute("data-code"), Date.now()];
    kits.remember("answers/" + kit, record);
  }

  const keepHeight = element => { element.style.minHeight = element.offsetHeight + "px"; };

  // Where the page says already what to do next, it says this in its place, and nothing moves.
  function tell(section, sentence, warns) {
    const said = document.querySelector("[data-hint]:not([hidden]) > p");
    if (section === pending && said) {
      keepHeight(said);
      kits.mark(said, sentence, warns);
    } else kits.mark(section.querySelector("[data-mark]"), sentence, warns);
    kits.announce(sentence);
  }

  kits.answer = button => {
    const section = button.closest("[data-receipt]");
    const how = button.getAttribute("data-answer") || section.getAttribute("data-how");
    const card = section.closest(".card");
    show(section, how);
    kits.copy(section.querySelector("[data-line]"), null, () => {
      const said = kits.say(kits.words.answered, { time: kits.moment(new Date()) });
      chosen(section, how).forEach(row => note(row, how));
      keepHeight(section.querySelector(".copy"));
      show(section, how, Date.now());
      tell(section, said);
      if (card) kits.makeRoom(card, said);
      else kits.refresh();
    }, () => tell(section, kits.words.hold, true));
  };

  // On each card, what was answered for it; of several groups, once all have an answer.
  kits.showAnswers = () => kits.all(".card").forEach(card => {
    const rows = rowsIn(card);
    if (!rows.length) return;
    const section = card.querySelector("[data-receipt]");
    const answers = rows.map(answerOf);
    const posted = rows.some(isPosted);
    const hows = answers.map((answer, at) => answer && (answer[0] !== "posted" || isPosted(rows[at])) ? answer[0] : "");
    const how = hows.every(Boolean) ? ["cannot", "skipped", "posted"].find(one => hows.includes(one)) : "";
    const last = Math.max.apply(null, answers.map(answer => answer ? answer[2] : 0));
    section.toggleAttribute("data-ready", posted);
    card.setAttribute("data-answered", how);
    card.setAttribute("data-told", how ? kits.moment(new Date(last)) : "");
    if (!section.contains(document.activeElement)) show(section, how || "posted", how && last);
  });

  kits.rereadAnswers = () => Object.keys(sessions).forEach(kit => {
    sessions[kit] = Object.assign({}, sessions[kit], kits.recallRecord("answers/" + kit));
  });

  const isOut = row => /locked|expired/.test(row.closest(".card").getAttribute("data-phase"));

  // When it was copied here last.
  function copiedAt(row) {
    const copies = kits.copiesOf(kitOf(row), messageOf(row));
    return Math.max.apply(null, Object.keys(copies).map(channel => copies[channel][1]));
  }

  // Whether it was posted from here, on a card that has folded.
  function waits(row) {
    return isPosted(row) && !answerOf(row) && Date.now() - copiedAt(row) < LONG && !isOut(row) && !row.closest(".card").open;
  }

  // Posted, it may be, from somewhere else: a tick says so.
  function mayWait(row) {
    const card = row.closest(".card");
    const alone = card.querySelector(".whose") && !placeOf(row);
    return alone && !isPosted(row) && !answerOf(row) && /due|left/.test(card.getAttribute("data-phase"));
  }

  function toTell(row, ticks, ticked) {
    const card = row.closest(".card");
    const whose = row.getAttribute("data-group") || (card.querySelector(".whose") || {}).textContent;
    const copy = row.cloneNode(true);
    const [field, typed] = [copy, row].map(one => one.querySelector("[data-asked]"));
    const named = document.createElement("label");
    const box = document.createElement("input");
    const title = document.createElement("b");
    copy.kitsSource = row;
    copy.setAttribute("data-of", kitOf(row));
    if (field) field.value = typed.value;
    box.type = "checkbox";
    box.setAttribute("data-tell", "");
    box.checked = ticked;
    title.dir = "auto";
    title.textContent = [card.querySelector("h3").textContent, whose].filter(Boolean).join(" · ");
    named.append(...(ticks ? [box, title] : [title]));
    copy.prepend(named);
    return copy;
  }

  // A text of two channels stands on two cards, and is answered once.
  const placed = row => [kitOf(row), messageOf(row)].join();
  const once = rows => rows.filter((row, at) => rows.findIndex(one => placed(one) === placed(row)) === at);

  // On top, at the start and once a card has folded: all that waits for its answer, and `card` itself.
  kits.showPending = card => {
    if (!pending) return;
    const rows = once(kits.all(".card .told"));
    const those = rows.filter(row => waits(row) || (card && row.closest(".card") === card));
    const others = those.length ? rows.filter(row => !those.includes(row) && mayWait(row)) : [];
    const ticks = those.length + others.length > 1;
    const how = (card && card.getAttribute("data-answered")) || "posted";
    const fold = pending.querySelector("details");
    rowsIn(pending).forEach(row => row.remove());
    those.forEach(row => fold.before(toTell(row, ticks, true)));
    fold.append(...others.map(row => toTell(row, true, false)));
    fold.hidden = !others.length;
    pending.hidden = !those.length;
    pending.querySelector("[data-why] input").value = "";
    kits.mark(pending.querySelector("[data-mark]"), card || !those.length ? ""
      : kits.say(kits.words.copied, { time: kits.moment(new Date(Math.max.apply(null, those.map(copiedAt)))) }));
    if (those.length) show(pending, how, card && how !== "posted" ? Date.now() : 0);
  };

  // What is typed or ticked is in the line, and not yet in the clipboard.
  document.addEventListener("input", event => {
    const section = event.target.closest("[data-receipt]");
    if (!section) return;
    const row = event.target.closest(".told");
    if (event.target.hasAttribute("data-asked") && row.kitsSource) { // it outlives this list
      row.kitsSource.querySelector("[data-asked]").value = event.target.value;
    }
    kits.mark(section.querySelector("[data-mark]"), "");
    show(section, section.getAttribute("data-how") || "posted");
  });
})(window.kits = window.kits || {});
