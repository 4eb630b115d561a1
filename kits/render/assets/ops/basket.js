// What is to be saved: rows by what makes two of them one. They stay on this phone until they are
// saved, for an app may close the page; what was saved is remembered for two days, as saved.
(function (kits) {
  "use strict";

  const { columns, forms, expected, titles } = kits.evening;
  const PLACE = `kits-evening:${location.pathname.replace(/index\.html$/, "")}`;
  const DAYS = 2 * 86400000;
  const whole = unpacked(expected);

  // What stands once for many answers, as kits/chats/expected.py has it: one by one.
  function unpacked({ groups, answers, known, ...rest }) {
    const pairs = list => Array.from({ length: list.length / 2 }, (_, n) => [list[2 * n], list[2 * n + 1]]);
    const id = number => groups[number][0];
    return {
      ...rest,
      groups: groups.map(([id, name, names, initials, people, owner]) =>
        ({ id, name, names, initials, people, owner })),
      answers: answers.flatMap(([campaign, message, at, report, those]) =>
        pairs(those).map(([group, code]) => ({ campaign, message, at, report, group: id(group), code }))),
      known: known.flatMap(([campaign, message, how, version, those]) =>
        pairs(those).map(([group, note]) => ({ campaign, message, how, version, group: id(group), note }))),
    };
  }

  const chats = kits.reader(forms, whole);
  const { keyOf } = chats;
  const told = new Map();
  for (const row of whole.known) told.set(keyOf(row), [...(told.get(keyOf(row)) || []), row.note]);
  const isKnown = ({ kind, row }) => kind === "receipts" && told.has(keyOf(row))
    && (!row.note || told.get(keyOf(row)).includes(row.note));

  // What stands under our name on this host may be of an older page, or of another one.
  const entry = (kind, row) => [kind === "receipts" ? keyOf(row) : `${kind} ${JSON.stringify(row)}`, { kind, row }];
  const ids = new Set(whole.groups.map(group => group.id));
  const isText = value => typeof value === "string";
  const isRow = (kind, row) => Object.values(row).every(isText) && (kind === "receipts"
    ? ids.has(row.group) && `${row.campaign}/${row.message}` in titles
    : Object.keys(row).length > 0);
  const isEntry = one => !!one && Object.keys(columns).includes(one.kind) && !!one.row && isRow(one.kind, one.row);
  const entries = list => (Array.isArray(list) ? list : [])
    .filter(pair => Array.isArray(pair) && isEntry(pair[1]))
    .map(([, one]) => [entry(one.kind, one.row)[0], one]);
  let [rows, saved, owner] = [new Map(), new Map(), "*"];
  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(PLACE)) || {};
      rows = new Map(entries(kept.rows).filter(([, one]) => !isKnown(one)));
      saved = new Map(entries(kept.saved).filter(([, one]) => Date.now() - one.when < DAYS));
      owner = isText(kept.owner) ? kept.owner : "*";
    } catch (refused) { /* a browser that keeps nothing, or what another page kept */ }
  }
  const changed = () => {
    try {
      localStorage.setItem(PLACE, JSON.stringify({ rows: [...rows], saved: [...saved], owner }));
    } catch (refused) { /* as above */ }
    listeners.forEach(listener => listener());
  };
  const listeners = [];
  window.addEventListener("storage", event => {
    if (event.key !== PLACE) return;
    recall();
    listeners.forEach(listener => listener());
  });
  recall();

  // Of which message in which group a receipt speaks.
  kits.spotOf = ({ campaign, group, message }) => `${campaign}/${message}/${group}`;

  kits.basket = {
    expected: whole,
    chats,
    get size() { return rows.size; },
    get owner() { return owner; },
    set owner(id) { owner = id; changed(); },
    listen: listener => { listeners.push(listener); listener(); },
    add(kind, added) {
      added.forEach(row => rows.set(...entry(kind, row)));
      changed();
    },
    // Takes out whatever answers the same message of the same group.
    remove(row) {
      rows.forEach((one, key) => {
        if (one.kind === "receipts" && kits.spotOf(one.row) === kits.spotOf(row)) rows.delete(key);
      });
      changed();
    },
    drop(kind, row) { rows.delete(entry(kind, row)[0]); changed(); },
    has: (kind, row) => [rows, saved].some(map => map.has(entry(kind, row)[0])),
    // By message and group what was said last, and whether there is nothing of it to save.
    get answered() {
      const found = new Map();
      for (const [map, isSaved] of [[saved, true], [rows, false]]) {
        for (const { kind, row } of map.values()) {
          if (kind === "receipts") found.set(kits.spotOf(row), { how: row.how, isSaved });
        }
      }
      return found;
    },
    find: test => [...rows.values(), ...saved.values()].some(test),
    clear() { rows.clear(); changed(); },
    settle() {
      rows.forEach((one, key) => saved.set(key, { ...one, when: Date.now() }));
      rows.clear();
      changed();
    },
    files(day) {
      const of = kind => [...rows.values()].filter(one => one.kind === kind).map(one => one.row);
      const others = Object.keys(columns).filter(kind => kind !== "receipts");
      return [
        ...chats.files(of("receipts"), day),
        ...others.map(kind => chats.file(kind, columns[kind], of(kind), day)).filter(Boolean),
      ];
    },
  };
})(window.kits = window.kits || {});
