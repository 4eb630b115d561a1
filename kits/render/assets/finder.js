// The group finder: loads its index when it is first used, and searches it on the device.
(function (kits) {
  "use strict";

  const MOST = 50; // results shown at once
  const words = kits.words;
  const finder = document.querySelector("[data-finder]");
  const input = finder.querySelector("input");
  const count = finder.querySelector("[data-count]");
  const results = finder.querySelector("[data-results]");
  const everything = document.querySelector("[data-all]");
  let index = null;

  const bare = text => text.normalize("NFKD").replace(/[^\p{L}\p{N}\s]/gu, "").toLowerCase();
  const close = text => bare(text).replace(/\s/g, "");

  // Parts are [region, what it sounds like, rows]; rows are [id, name, city, initials, pinyin where
  // it differs].
  function load() {
    if (index) return index;
    index = fetch(finder.getAttribute("data-finder"))
      .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
      .then(parts => parts.flatMap(part => part[2].map(row => ({
        id: row[0],
        name: row[1],
        city: row[2],
        keys: [close(row[0]), close(row[1]), close(row[2])]
          .concat(row[3].split(" "), row[3].replace(" ", ""), row[4] || []),
        region: [close(part[0])].concat(part[1]),
      }))));
    index.catch(() => { index = null; });
    return index;
  }

  // 0 for a key that is the term, 1 for one that begins with it, 2 for one that holds it or a
  // region that begins with it; else 3.
  function distance(group, term) {
    const far = group.region.some(key => key.startsWith(term)) ? 2 : 3;
    return group.keys.reduce((best, key) => {
      const at = key.indexOf(term);
      return at < 0 ? best : Math.min(best, key === term ? 0 : at === 0 ? 1 : 2);
    }, far);
  }

  function search(groups, query) {
    const terms = bare(query).split(/\s+/).filter(Boolean);
    return groups
      .map(group => ({ group: group, far: terms.map(term => distance(group, term)) }))
      .filter(found => found.far.length && found.far.every(far => far < 3))
      .sort((a, b) => sum(a.far) - sum(b.far)) // stable, so the order of the index stays
      .map(found => found.group);
  }

  const sum = numbers => numbers.reduce((a, b) => a + b, 0);

  function link(group) {
    const item = document.createElement("li");
    const to = document.createElement("a");
    const name = document.createElement("span");
    const beside = document.createElement("span");
    to.href = group.id + "/";
    name.textContent = group.name;
    name.dir = "auto";
    beside.className = "size";
    beside.textContent = [group.name.includes(group.city) ? "" : group.city, group.id]
      .filter(Boolean).join(" · ");
    to.append(name, " ", beside);
    item.append(to);
    return item;
  }

  function tell(sentence) {
    count.textContent = sentence;
    kits.announce(sentence);
  }

  function show() {
    const query = input.value;
    const searching = Boolean(query.trim());
    everything.hidden = searching;
    if (!searching) {
      results.replaceChildren();
      tell("");
      return;
    }
    load().then(groups => {
      if (input.value !== query) return;
      const found = search(groups, query);
      const known = found.length > MOST ? words.more : found.length ? words.found : words.none;
      results.replaceChildren.apply(results, found.slice(0, MOST).map(link));
      tell(known.replace("{n}", found.length > MOST ? MOST : found.length));
    }, () => {
      everything.hidden = false;
      tell(words.offline);
    });
  }

  // By keys: down from the field into what was found, up again, and Enter to the only one.
  function move(event) {
    const links = Array.from(results.querySelectorAll("a"));
    const at = links.indexOf(document.activeElement);
    const field = document.activeElement === input;
    const to = { ArrowDown: links[at + 1], ArrowUp: at > 0 ? links[at - 1] : at === 0 && input };
    if (event.key === "Escape" && (field || at >= 0)) {
      input.value = "";
      input.focus();
      show();
    } else if (event.key === "Enter" && field && links.length) {
      if (links.length === 1) links[0].click();
      else links[0].focus();
    } else if (to[event.key] && (field || at >= 0)) {
      to[event.key].focus();
    } else return;
    event.preventDefault();
  }

  // The name stands by itself in the sentence: it may read the other way.
  function named(sentence, name) {
    const [before, after] = kits.say(sentence, { name: "\n" }).split("\n");
    const isolated = document.createElement("bdi");
    isolated.textContent = name;
    return [before, isolated, after];
  }

  // What was opened on this device, the last first, until somebody has it forgotten.
  function showLast() {
    const list = document.querySelector("[data-lasts]");
    const kept = { group: "", home: "@leaders@" };
    const opened = Object.keys(kept)
      .map(kind => Object.assign({ kind: kind }, kits.recallRecord("last " + kind)))
      .filter(one => one.id)
      .sort((one, other) => (other.at || 0) - (one.at || 0));
    list.replaceChildren.apply(list, opened.map(({ kind, id, name }) => {
      const item = document.createElement("li");
      const to = document.createElement("a");
      const forget = document.createElement("button");
      to.href = kept[kind] + encodeURIComponent(id) + "/";
      to.append.apply(to, named(words[kind], name));
      forget.type = "button";
      forget.textContent = "×";
      forget.setAttribute("aria-label", kits.say(words.forget, { name: name }));
      forget.addEventListener("click", () => {
        kits.remember("last " + kind, {});
        showLast();
        input.focus();
      });
      item.append(to, forget);
      return item;
    }));
    list.hidden = !list.children.length;
  }

  finder.hidden = false;
  showLast();
  input.addEventListener("focus", () => { load().catch(() => {}); });
  input.addEventListener("input", show);
  finder.addEventListener("keydown", move);
  window.addEventListener("pageshow", showLast); // also on the way back from a group
  if (input.value) show(); // typed before the script came, or kept by the browser
})(window.kits = window.kits || {});
