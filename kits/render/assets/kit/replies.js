// What is answered in the HQ group for a text: a line with a code, copied at one press. The page knows
// what was answered on this device, of each kit {message: [how, code, when]}, and of no other.
(function (kits) {
  "use strict";

  const sessions = {}; // {kit: record}; also holds this visit's answers where storage is refused

  const kitOf = row => row.dataset.of || row.closest("[data-kit]").dataset.kit;
  const messageOf = row => row.dataset.tick;
  const HOW = ["cannot", "skipped", "posted"];
  const isAnswer = value => kits.isDated(value, 2) && HOW.includes(value[0]);
  const recalled = kit => kits.recallRecord("answers/" + kit, isAnswer);
  const recordIn = kit => sessions[kit] || (sessions[kit] = recalled(kit));
  const rowsIn = place => kits.all(".told", place);
  const placeOf = row => kits.all("[data-place]", row.closest(".card")).find(box => kitOf(box) === kitOf(row));
  const pending = document.querySelector("[data-pending]"); // only where something is answered
  if (pending) Object.assign(kits.words, JSON.parse(pending.dataset.pending));

  function isPosted(row) {
    const place = placeOf(row);
    return place ? place.checked : row.closest(".card").hasAttribute("data-copied");
  }

  // How a text was answered, [how, code, when]; one that has changed since, or is in no group, was not.
  function answerOf(row) {
    const kept = recordIn(kitOf(row))[messageOf(row)];
    const holds = kept && kept[1] === row.dataset.code && (kept[0] !== "posted" || isPosted(row));
    return holds ? kept : null;
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
    const said = field && how === "posted" ? field.value.trim() : "";
    if (said) return row.dataset.before + said + row.dataset.behind;
    return how === "posted" ? row.dataset.posted : (row.dataset[how] + " " + why).trim();
  }

  // What a press would copy now; `told` is how it was answered, once it was.
  function show(section, how, told) {
    const rows = chosen(section, how);
    const why = section.querySelector("[data-why]");
    const button = section.querySelector(".copy");
    const done = told && how === "posted";
    section.dataset.how = how;
    section.querySelector("[data-line]").textContent =
      rows.map(row => lineOf(row, how, why.querySelector("input").value.trim())).join("\n");
    button.textContent = done ? "✓ " + kits.say(kits.words.copied, { time: clock(told) })
      : kits.say(rows.length > 1 ? kits.words.receipts : kits.words.receipt, { n: rows.length });
    button.disabled = !rows.length;
    button.classList.toggle("again", Boolean(done));
    why.hidden = how === "posted";
    kits.all(".quiet", section).forEach(one => one.setAttribute("aria-pressed", String(Boolean(told) && how === one.dataset.answer)));
  }

  function note(row, how) {
    const source = row.kitsSource || row;
    const copy = source.closest(".card").querySelector("button[data-copy]");
    const kit = kitOf(row);
    const record = recordIn(kit);
    if (how === "posted" && !isPosted(source)) { // it is ticked that it was
      const text = copy.closest(".panel").querySelector("[data-text]").textContent;
      kits.note(kit, messageOf(row), copy.dataset.channel, copy.dataset.version, text);
    }
    record[messageOf(row)] = [how, row.dataset.code, Date.now()];
    kits.remember("answers/" + kit, record);
  }

  const clock = at => kits.moment(new Date(at));
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
    const how = button.dataset.answer || section.dataset.how;
    const card = section.closest(".card");
    const rows = chosen(section, how);
    show(section, how);
    kits.copy(section.querySelector("[data-line]"), null, () => {
      const said = kits.say(kits.words.answered, { time: clock(Date.now()) });
      rows.forEach(row => note(row, how));
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
    const all = answers.every(Boolean);
    const how = all ? HOW.find(one => answers.some(answer => answer[0] === one)) : "";
    const last = all && Math.max.apply(null, answers.map(answer => answer[2]));
    section.toggleAttribute("data-ready", rows.some(isPosted));
    card.dataset.answered = how;
    card.dataset.told = all ? clock(last) : "";
    if (!section.contains(document.activeElement)) show(section, how || "posted", last);
  });

  kits.rereadAnswers = () => Object.keys(sessions).forEach(kit => {
    sessions[kit] = Object.assign({}, sessions[kit], recalled(kit));
  });

  // What is typed or ticked is in the line, and not yet in the clipboard.
  document.addEventListener("input", event => {
    const section = event.target.closest("[data-receipt]");
    if (!section) return;
    const row = event.target.closest(".told");
    if (event.target.hasAttribute("data-asked") && row.kitsSource) { // it outlives this list
      row.kitsSource.querySelector("[data-asked]").value = event.target.value;
    }
    kits.mark(section.querySelector("[data-mark]"), "");
    show(section, section.dataset.how || "posted");
  });

  kits.replies = { answerOf, clock, isPosted, kitOf, messageOf, placeOf, rowsIn, show };
})(window.kits = window.kits || {});
