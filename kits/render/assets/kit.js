// What a leader's page does beyond being read: copying that tells the truth, what was copied on this
// device, which message is due, and the tabs of channels. Plain script for old browsers inside apps.
(function () {
  "use strict";

  const PATIENCE = 800; // ms: a clipboard promise may never settle
  const DUE = 12 * 3600 * 1000; // as kits/render/timeline.py
  const words = JSON.parse(document.body.getAttribute("data-words"));
  const main = document.querySelector("main");
  const said = document.querySelector("[data-said]");

  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const say = (template, values) =>
    template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function announce(sentence) {
    said.textContent = "";
    setTimeout(() => { said.textContent = sentence; }, 50); // so that the same words are read again
  }

  // Times

  const language = document.documentElement.lang;
  const hour = at => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  const day = at => new Intl.DateTimeFormat(language, { month: "short", day: "numeric" }).format(at);

  function moment(at) {
    return at.toDateString() === new Date().toDateString() ? hour(at) : day(at) + " " + hour(at);
  }

  // The wall clock of this device, written as the page writes the group's.
  function wall(at) {
    return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }

  function showOwnTimes() {
    all("time[data-own]").forEach(time => {
      const written = time.getAttribute("datetime");
      const at = new Date(written);
      const own = wall(at);
      if (own === written.slice(0, 16)) return;
      const shown = own.slice(0, 10) === written.slice(0, 10) ? hour(at) : day(at) + " " + hour(at);
      const beside = document.createElement("span");
      beside.className = "size";
      beside.textContent = say(words.own, { time: shown });
      time.insertAdjacentElement("afterend", beside);
    });
  }

  // Memory: what was copied on this device, {message: {channel: [version, when]}} for each kit.
  // Where storage is refused the page forgets, and does everything else.

  function recall(name) {
    try {
      return JSON.parse(localStorage.getItem("kits:" + name)) || {};
    } catch (refused) {
      return {};
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem("kits:" + name, JSON.stringify(value));
    } catch (refused) {
      return;
    }
  }

  const kit = main.getAttribute("data-kit");
  const session = recall(kit); // also holds this visit's copies where storage is refused

  function noteCopy(button) {
    const message = button.getAttribute("data-copy");
    const copies = session[message] || (session[message] = {});
    copies[button.getAttribute("data-channel")] = [button.getAttribute("data-version"), Date.now()];
    remember(kit, session);
  }

  // Copying. Each way answers whether the browser said that it copied.

  // Inside the tap and without waiting: works in views inside apps that refuse the other way.
  function copyAtOnce(text, html) {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    const put = event => {
      if (!event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    area.value = text;
    area.setAttribute("inputmode", "none"); // no keyboard slides in
    area.setAttribute("aria-hidden", "true");
    area.style.cssText = "position:fixed;top:0;left:0;width:1px;height:1px;opacity:0;font-size:16px";
    document.body.appendChild(area);
    document.addEventListener("copy", put, true);
    try {
      area.focus({ preventScroll: true });
      area.setSelectionRange(0, text.length);
      return document.execCommand("copy");
    } catch (refused) {
      return false;
    } finally {
      document.removeEventListener("copy", put, true);
      area.remove();
      if (focused && focused.focus) focused.focus({ preventScroll: true });
    }
  }

  function askClipboard(text, html) {
    try {
      if (html && window.ClipboardItem && navigator.clipboard.write) {
        const plain = new Blob([text], { type: "text/plain" });
        const rich = new Blob([html], { type: "text/html" });
        return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": rich })]);
      }
      return navigator.clipboard.writeText(text);
    } catch (absent) {
      return Promise.reject(absent);
    }
  }

  function select(element) {
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.selectAllChildren(element);
  }

  function copy(element, html, copied, refused) {
    const text = element.textContent;
    if (copyAtOnce(text, html)) {
      copied();
      return;
    }
    let open = true;
    const giveUp = () => {
      if (!open) return;
      open = false;
      select(element);
      refused();
    };
    askClipboard(text, html).then(() => { open = false; copied(); }, giveUp);
    setTimeout(giveUp, PATIENCE);
  }

  function mark(place, sentence, warns) {
    place.textContent = sentence;
    place.classList.toggle("warn", Boolean(warns));
    place.hidden = !sentence;
  }

  function copyMessage(button) {
    const panel = button.closest(".panel");
    const place = panel.querySelector("[data-mark]");
    const rich = panel.querySelector("template[data-html]");
    copy(panel.querySelector("[data-text]"), rich && rich.content.textContent, () => {
      noteCopy(button);
      refresh();
      announce(place.textContent);
    }, () => {
      mark(place, words.hold, true);
      announce(words.hold);
    });
  }

  // A line that is no message: an answer, a report, a subject, a part.
  function copyLine(button) {
    const source = button.parentNode.querySelector("[data-line], [data-subject]");
    let place = button.parentNode.querySelector("[data-mark]");
    if (!place) {
      place = document.createElement("p");
      place.className = "mark";
      place.setAttribute("data-mark", "");
      button.insertAdjacentElement("afterend", place);
    }
    const tell = (sentence, warns) => { mark(place, sentence, warns); announce(sentence); };
    copy(source, null,
      () => tell(say(words.copied, { time: moment(new Date()) })),
      () => tell(words.hold, true));
  }

  // What this page shows of what was copied

  function showCopies() {
    const marked = new Set();
    all("button[data-copy]").forEach(button => {
      const message = button.getAttribute("data-copy");
      const kept = (session[message] || {})[button.getAttribute("data-channel")];
      if (!kept) return;
      const same = kept[0] === button.getAttribute("data-version");
      const time = moment(new Date(kept[1]));
      const place = button.closest(".panel").querySelector("[data-mark]");
      mark(place, say(same ? words.copied : words.changed, { time: time }), !same);
      button.classList.toggle("again", same);
      if (same) marked.add(message);
    });
    all("main[data-kit] [data-message]").forEach(item => {
      item.toggleAttribute("data-copied", marked.has(item.getAttribute("data-message")));
    });
  }

  // On a home: a tick for each message whose text was copied in its present version.
  function showTicks() {
    all("[data-versions]").forEach(item => {
      const copies = recall(item.getAttribute("data-of"))[item.getAttribute("data-tick")] || {};
      const present = item.getAttribute("data-versions").split(" ");
      const ticked = Object.keys(copies).some(channel => present.includes(channel + ":" + copies[channel][0]));
      item.toggleAttribute("data-copied", ticked);
      const unseen = item.querySelector("[data-ticked]");
      if (unseen) unseen.textContent = ticked ? words.ticked : "";
    });
  }

  // Phases, as kits/render/timeline.py has them

  function phaseOf(item, now, upcoming) {
    if (item.getAttribute("data-phase") === "locked") return "locked";
    const sent = Date.parse(item.getAttribute("data-send"));
    const until = Date.parse(item.getAttribute("data-until"));
    if (until <= now) return "expired";
    if (sent <= now) return now < sent + DUE ? "due" : "done";
    return sent === upcoming ? "next" : "later";
  }

  function showPhases() {
    const now = Date.now();
    const items = all("[data-send]");
    const ahead = items
      .filter(item => item.getAttribute("data-phase") !== "locked")
      .map(item => Date.parse(item.getAttribute("data-send")))
      .filter(sent => sent > now);
    const upcoming = Math.min.apply(null, ahead);
    items.forEach(item => {
      const phase = phaseOf(item, now, upcoming);
      item.setAttribute("data-phase", phase);
      const label = item.querySelector("[data-label]");
      const over = item.hasAttribute("data-copied") && (phase === "due" || phase === "done");
      if (label) label.textContent = words.phases[over ? "copied" : phase];
      if (phase === "expired") expire(item);
    });
    all("[data-idle]").forEach(idle => {
      idle.hidden = items.some(item => /due|next/.test(item.getAttribute("data-phase")));
    });
  }

  function expire(item) {
    all("[data-expired]", item).forEach(why => { why.hidden = false; });
    all("button[data-copy]", item).forEach(button => { button.disabled = true; });
  }

  // On a home, each row moves under its phase.
  function sortRows() {
    const lists = {};
    all("[data-rows]").forEach(list => { lists[list.getAttribute("data-rows")] = list; });
    all("[data-rows] > [data-send]").forEach(row => {
      const phase = row.getAttribute("data-phase");
      const list = lists[/due|next|later/.test(phase) ? phase : "done"];
      if (list && list !== row.parentNode) list.appendChild(row);
    });
    Object.keys(lists).forEach(phase => {
      lists[phase].closest("[data-part]").hidden = !lists[phase].children.length;
    });
  }

  function refresh() {
    if (kit) showCopies();
    showTicks();
    showPhases();
    sortRows();
  }

  // Tabs

  function showChannel(channel) {
    all("[role=tab]").forEach(tab => {
      const chosen = tab.getAttribute("data-channel") === channel;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    all("[data-panel]").forEach(panel => {
      panel.hidden = panel.getAttribute("data-panel") !== channel;
    });
  }

  function chooseChannel(tab) {
    showChannel(tab.getAttribute("data-channel"));
    remember("channel", tab.getAttribute("data-channel"));
  }

  function startTabs() {
    const bar = document.querySelector("[role=tablist]");
    if (!bar) return;
    const tabs = all("[role=tab]", bar);
    const last = recall("channel");
    const known = tabs.find(tab => tab.getAttribute("data-channel") === last) || tabs[0];
    bar.hidden = false;
    main.classList.add("tabbed");
    showChannel(known.getAttribute("data-channel"));
    bar.addEventListener("click", event => {
      const tab = event.target.closest("[role=tab]");
      if (tab) chooseChannel(tab);
    });
    bar.addEventListener("keydown", event => {
      const at = tabs.indexOf(document.activeElement);
      const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const to = { Home: 0, End: tabs.length - 1 };
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        to[event.key] = (at + (event.key === forward ? 1 : tabs.length - 1)) % tabs.length;
      }
      if (at < 0 || !(event.key in to)) return;
      event.preventDefault();
      tabs[to[event.key]].focus();
      chooseChannel(tabs[to[event.key]]);
    });
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button || button.disabled) return;
    if (button.hasAttribute("data-copy")) copyMessage(button);
    else if (button.hasAttribute("data-copy-line")) copyLine(button);
  });
  window.addEventListener("pageshow", refresh); // also on the way back from a kit's page
  window.addEventListener("storage", () => { Object.assign(session, recall(kit)); refresh(); });
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, 30000);

  showOwnTimes();
  startTabs();
  refresh();
})();
