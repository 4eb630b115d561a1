// The search of the wall: loads its index when it is first used, and searches it on the device.
(function () {
  "use strict";

  const MOST = 40; // results shown at once
  const box = document.querySelector("[data-search]");
  if (!box || !window.fetch) return;
  const words = JSON.parse(box.getAttribute("data-words"));
  const root = box.getAttribute("data-root");
  const input = box.querySelector("input");
  const count = box.querySelector("[data-count]");
  const results = box.querySelector("[data-results]");
  let index = null;

  const close = text => text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  // Rows are [name, address, what it sounds like ...].
  function load() {
    if (index) return index;
    index = fetch(box.getAttribute("data-search"))
      .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
      .then(found => [[found.people, found.person], [found.lists, found.list]].flatMap(
        ([rows, shape]) => rows.map(row => ({
          name: row[0],
          to: root + shape.replace("{}", row[1]),
          keys: [close(row[0])].concat(row.slice(2).map(close)),
        }))));
    index.catch(() => { index = null; });
    return index;
  }

  // 0 for a key that is the term, 1 for one that begins with it, 2 for one that holds it, else 3.
  function distance(row, term) {
    return row.keys.reduce((best, key) => {
      const at = key.indexOf(term);
      return at < 0 ? best : Math.min(best, key === term ? 0 : at === 0 ? 1 : 2);
    }, 3);
  }

  function link(row) {
    const item = document.createElement("li");
    const to = document.createElement("a");
    to.href = row.to;
    to.textContent = row.name;
    to.dir = "auto";
    item.append(to);
    return item;
  }

  function show() {
    const query = input.value;
    const term = close(query);
    if (!term) {
      results.replaceChildren();
      count.textContent = "";
      return;
    }
    load().then(rows => {
      if (input.value !== query) return;
      const found = rows
        .map(row => ({ row: row, far: distance(row, term) }))
        .filter(each => each.far < 3)
        .sort((a, b) => a.far - b.far) // stable, so the order of the index stays
        .map(each => each.row);
      const said = found.length > MOST ? words.more : found.length ? words.found : words.none;
      count.textContent = said.replace("{n}", Math.min(found.length, MOST));
      results.replaceChildren(...found.slice(0, MOST).map(link));
    }).catch(() => {
      results.replaceChildren();
      count.textContent = words.offline;
    });
  }

  box.hidden = false;
  input.addEventListener("input", show);
  if (input.value) show();
}());
