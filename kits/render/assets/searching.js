// A search on the device: an index that is loaded when it is first used, and rows by how far they are
// from what was typed.
(function (kits) {
  "use strict";

  const bare = text => text.normalize("NFKD").replace(/[^\p{L}\p{N}\s]/gu, "").toLowerCase();
  const sum = numbers => numbers.reduce((a, b) => a + b, 0);

  kits.close = text => bare(text).replace(/\s/g, "");
  kits.termsOf = query => bare(query).split(/\s+/).filter(Boolean);

  // Rows of an address, asked for once, and again where that failed.
  kits.index = (address, rowsOf) => {
    let rows = null;
    return () => {
      if (rows) return rows;
      rows = fetch(address)
        .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
        .then(rowsOf);
      rows.catch(() => { rows = null; });
      return rows;
    };
  };

  // 0 for a key that is the term, 1 for one that begins with it, 2 for one that holds it, else 3.
  kits.distance = (row, term) => row.keys.reduce((best, key) => {
    const at = key.indexOf(term);
    return at < 0 ? best : Math.min(best, key === term ? 0 : at === 0 ? 1 : 2);
  }, 3);

  kits.nearest = (rows, terms, distance) => rows
    .map(row => ({ row: row, far: terms.map(term => distance(row, term)) }))
    .filter(found => found.far.length && found.far.every(far => far < 3))
    .sort((a, b) => sum(a.far) - sum(b.far)) // stable, so the order of the index stays
    .map(found => found.row);
})(window.kits = window.kits || {});
