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

  // Parts are [region, what it sounds like, rows]; rows are [id, name, city, initials, pinyin where
  // it differs].
  const load = kits.index(finder.getAttribute("data-finder"), parts => parts.flatMap(
    ([region, sounds, rows]) => rows.map(([id, name, city, initials, pinyin]) => ({
      id: id,
      name: name,
      city: city,
      keys: [id, name, city].map(kits.close).concat(initials.split(" "), initials.replace(" ", ""), pinyin || []),
      region: [kits.close(region)].concat(sounds),
    }))));

  // A region that begins with the term is as near as a key that holds it.
  const distance = (group, term) =>
    Math.min(kits.distance(group, term), group.region.some(key => key.startsWith(term)) ? 2 : 3);

  function link(group) {
    const name = kits.element("span", "", group.name);
    const city = group.name.includes(group.city) ? "" : group.city;
    const to = kits.element("a", "", name, " ", kits.element("span", "size", [city, group.id].filter(Boolean).join(" · ")));
    name.dir = "auto";
    to.href = group.id + "/";
    return kits.element("li", "", to);
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
      const found = kits.nearest(groups, kits.termsOf(query), distance);
      const known = found.length > MOST ? words.more : found.length ? words.found : words.none;
      results.replaceChildren(...found.slice(0, MOST).map(link));
      tell(kits.say(known, { n: Math.min(found.length, MOST) }));
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
    return [before, kits.element("bdi", "", name), after];
  }

  // What was opened on this device, the last first, until somebody has it forgotten.
  function showLast() {
    const list = document.querySelector("[data-lasts]");
    const kept = { group: "", home: "@leaders@" };
    const opened = Object.keys(kept)
      .map(kind => Object.assign({ kind: kind }, kits.recallRecord("last " + kind, Boolean)))
      .filter(one => one.id)
      .sort((one, other) => (other.at || 0) - (one.at || 0));
    list.replaceChildren(...opened.map(({ kind, id, name }) => {
      const to = kits.element("a", "", ...named(words[kind], name));
      const forget = kits.element("button", "", "×");
      to.href = kept[kind] + encodeURIComponent(id) + "/";
      forget.type = "button";
      forget.setAttribute("aria-label", kits.say(words.forget, { name: name }));
      forget.addEventListener("click", () => {
        kits.remember("last " + kind, {});
        showLast();
        input.focus();
      });
      return kits.element("li", "", to, forget);
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
