// The copy buttons of a page, and what it shows of what was copied on this device: for each kit
// {message: {channel: [version, when]}}.
(function (kits) {
  "use strict";

  const sessions = {}; // {kit: record}; also holds this visit's copies where storage is refused

  const kitOf = element => element.closest("[data-kit]").getAttribute("data-kit");
  const place = (kit, message, channel) => kit + "/" + message + "/" + channel;

  const recalled = kit => kits.recallRecord(kit, kits.areDated);
  const recordIn = kit => sessions[kit] || (sessions[kit] = recalled(kit));
  const recordOf = element => recordIn(kitOf(element));

  kits.copiesOf = (kit, message) => recordIn(kit)[message] || {};

  // Notes that a text was copied from a kit.
  kits.note = (kit, message, channel, version, text) => {
    const record = recordIn(kit);
    record[message] = Object.assign({}, record[message], { [channel]: [version, Date.now()] });
    kits.remember(kit, record);
    kits.rememberText(place(kit, message, channel), text);
  };

  kits.forget = (kit, message) => {
    const record = recordIn(kit);
    record[message] = {};
    kits.remember(kit, record);
  };

  kits.mark = (place, sentence, warns) => {
    place.textContent = sentence;
    place.classList.toggle("warn", Boolean(warns));
    place.hidden = !sentence;
  };

  function noteCopy(button, text) {
    const message = button.getAttribute("data-copy");
    const channel = button.getAttribute("data-channel");
    const version = button.getAttribute("data-version");
    if (!kits.isShared(button.closest(".card"))) kits.note(kitOf(button), message, channel, version, text);
    else recordOf(button)[message] = { [channel]: [version, Date.now()] }; // for this visit
  }

  kits.copyMessage = button => {
    const panel = button.closest(".panel");
    const text = panel.querySelector("[data-text]");
    const mark = panel.querySelector("[data-mark]");
    const after = panel.querySelector("[data-after]");
    const rich = panel.querySelector("template[data-html]");
    kits.copy(text, rich && rich.content.textContent, () => {
      noteCopy(button, text.textContent);
      const said = kits.say(kits.words.copied, { time: kits.moment(new Date()) }) + " " + after.textContent;
      kits.makeRoom(button.closest(".card"), said);
      kits.all("[data-after]").forEach(line => { line.hidden = line !== after; });
      kits.showTicksOf(button.closest(".card"));
      kits.announce(said);
    }, () => {
      kits.mark(mark, kits.words.hold, true);
      kits.announce(kits.words.hold);
    });
  };

  // A line that is no message: an answer, a report, a subject, a part.
  kits.copyLine = button => {
    const source = button.parentNode.querySelector("[data-line], [data-subject]");
    let mark = button.parentNode.querySelector("[data-mark]");
    if (!mark) {
      mark = kits.element("p", "mark");
      mark.setAttribute("data-mark", "");
      button.insertAdjacentElement("afterend", mark);
    }
    const tell = (sentence, warns) => { kits.mark(mark, sentence, warns); kits.announce(sentence); };
    kits.copy(source, null,
      () => tell(kits.say(kits.words.copied, { time: kits.moment(new Date()) })),
      () => tell(kits.words.hold, true));
  };

  // What was copied of a message last, [version, when]; its channel need not be the page's any more.
  function lastCopy(card) {
    const copies = recordOf(card)[card.getAttribute("data-message")] || {};
    return Object.keys(copies).map(channel => copies[channel]).sort((a, b) => b[1] - a[1])[0];
  }

  const timeOf = copy => kits.moment(new Date(copy[1]));

  // Buttons of texts that were copied: in their present version, or in another.
  function showButtons() {
    const present = new Map(); // of a kit's message: when it was copied
    const changed = new Map();
    kits.all("button[data-copy]").forEach(button => {
      const message = button.getAttribute("data-copy");
      const channel = button.getAttribute("data-channel");
      const copy = (recordOf(button)[message] || {})[channel];
      const same = Boolean(copy) && copy[0] === button.getAttribute("data-version");
      const panel = button.closest(".panel");
      if (!button.kitsLabel) button.kitsLabel = button.textContent;
      button.textContent = copy && !same ? kits.words.again : button.kitsLabel;
      button.classList.toggle("again", same);
      kits.showChanges(panel, copy && !same ? kits.recallText(place(kitOf(button), message, channel)) : undefined);
      if (!copy) return;
      const words = same ? kits.words.copied : kits.words.changed;
      kits.mark(panel.querySelector("[data-mark]"), kits.say(words, { time: timeOf(copy) }), !same);
      (same ? present : changed).set(kitOf(button) + "/" + message, copy);
    });
    return { present: present, changed: changed };
  }

  // Stopped messages have no button; of one that was copied before, the page says so.
  function showStopped() {
    kits.all("[data-stopped]").forEach(card => {
      const copy = lastCopy(card);
      if (!copy) return;
      const mark = card.querySelector("[data-mark]");
      kits.mark(mark, kits.say(kits.words.stopped, { time: timeOf(copy) }), true);
    });
  }

  // At the top: what was copied on this device and no longer holds, with the way to what does.
  function showOutdated(found) {
    const list = document.querySelector("[data-outdated]");
    if (!list) return;
    const changed = [];
    list.textContent = "";
    kits.all("[data-message] h3").forEach(title => {
      const card = title.closest("[data-message]");
      const message = card.getAttribute("data-message");
      const kit = kitOf(card) + "/";
      const correction = card.getAttribute("data-correction");
      const copy = lastCopy(card);
      if (copy && correction && !found.present.has(kit + correction)) {
        const to = document.getElementById("t-" + correction);
        list.appendChild(outdated(kits.words.replaced, title, copy, correction, to.textContent));
      } else if (found.changed.has(kit + message) && !found.present.has(kit + message)) {
        changed.push(outdated(kits.words.altered, title, copy, message, kits.words.again));
      }
    });
    changed.forEach(item => list.appendChild(item)); // after what has a correction
    list.hidden = !list.firstChild;
  }

  // The title stands by itself in the sentence: it may read the other way.
  function outdated(template, title, copy, message, words) {
    const sentence = kits.say(template, { title: "\n", time: timeOf(copy) });
    const [before, after] = sentence.split("\n");
    const link = kits.element("a", "", words);
    link.href = "#m-" + message;
    link.dir = "auto";
    return kits.element("li", "", before, kits.element("bdi", "", title.textContent), after, " ", link);
  }

  kits.showCopies = () => {
    const found = showButtons();
    showStopped();
    showOutdated(found);
    kits.all("[data-message]").forEach(item => {
      const copy = found.present.get(kitOf(item) + "/" + item.getAttribute("data-message"));
      if (copy) item.setAttribute("data-copied", timeOf(copy));
      else item.removeAttribute("data-copied");
    });
  };

  // Another tab of this device has copied.
  kits.rereadCopies = () => Object.keys(sessions).forEach(kit => {
    sessions[kit] = Object.assign({}, sessions[kit], recalled(kit));
  });
})(window.kits = window.kits || {});
