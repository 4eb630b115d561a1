// The search of the wall: loads its index when it is first used, and searches it on the device.
(function (kits) {
  "use strict";

  const MOST = 40; // results shown at once
  const box = document.querySelector("[data-search]");
  if (!box || !window.fetch) return;
  const words = JSON.parse(box.getAttribute("data-words"));
  const root = box.getAttribute("data-root");
  const input = box.querySelector("input");
  const count = box.querySelector("[data-count]");
  const results = box.querySelector("[data-results]");

  // Rows are [name, address, what it sounds like ...].
  const load = kits.index(box.getAttribute("data-search"), found =>
    [[found.people, found.person], [found.lists, found.list]].flatMap(([rows, shape]) => rows.map(
      ([name, address, ...sounds]) => ({
        name: name, to: root + shape.replace("{}", address), keys: [name, ...sounds].map(kits.close),
      }))));

  function link(row) {
    const to = kits.element("a", "", row.name);
    to.href = row.to;
    to.dir = "auto";
    return kits.element("li", "", to);
  }

  function show() {
    const query = input.value;
    const term = kits.close(query);
    if (!term) {
      results.replaceChildren();
      count.textContent = "";
      return;
    }
    load().then(rows => {
      if (input.value !== query) return;
      const found = kits.nearest(rows, [term], kits.distance);
      const said = found.length > MOST ? words.more : found.length ? words.found : words.none;
      count.textContent = kits.say(said, { n: Math.min(found.length, MOST) });
      results.replaceChildren(...found.slice(0, MOST).map(link));
    }).catch(() => {
      results.replaceChildren();
      count.textContent = words.offline;
    });
  }

  box.hidden = false;
  input.addEventListener("input", show);
  if (input.value) show();
})(window.kits = window.kits || {});
