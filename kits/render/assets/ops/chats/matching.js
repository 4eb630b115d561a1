// What was said in a chat, matched with what is expected: as kits/chats/matching.py, answers.py and
// proposals.py. `reader(forms, expected)` is all that a page asks for.

function reader(forms, expected) {
  const codes = codesOf(forms);
  const chats = readings(forms, codes);
  const { bares, letters, original } = chats;
  const { worded, squashed } = wordings(letters);
  const says = Object.fromEntries(
    Object.entries(forms.says).map(([name, pattern]) => [name, new RegExp(pattern, "gu")]));
  const more = new RegExp(`[^\\p{L}\\p{M}\\p{N}]*(?:${forms.says.posted})`, "uy"); // one word after another
  const has = (name, text) => text.search(says[name]) >= 0;
  const groups = new Map(expected.groups.map(group => [group.id, group]));
  const pairs = pick => expected.groups.flatMap(group => pick(group).map(name => [name, group.id]));
  const names = namesOf(pairs(g => [g.name, ...g.names, g.id]), worded);
  const initials = namesOf(pairs(g => g.initials), worded);
  const people = namesOf(pairs(g => g.people), worded);
  const awaited = new Map();
  for (const each of expected.answers) {
    const named = each.code.replace(/-/g, "").slice(0, 8);
    awaited.set(named, [...(awaited.get(named) || []), each]);
  }
  const byTime = (a, b) => a.at - b.at || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
  const due = new Map();
  for (const each of [...expected.answers].sort(byTime)) {
    due.set(each.group, [...(due.get(each.group) || []), each]);
  }
  const reports = [...new Set(expected.answers.map(each => squashed(each.report)))].filter(Boolean);
  const standsIn = line => ["code", "near", "bare"].some(sort => codes.has(sort, line.folded));
  const keyOf = row => JSON.stringify([row.campaign, row.group, row.message,
    ["skipped", "cannot"].includes(row.how) ? row.how : "posted", row.version]);
  const ofRow = row => JSON.stringify([row.campaign, row.group, row.message]);
  const refusal = text => ["cannot", "skipped"].find(
    how => expected[how].some(word => text.includes(squashed(word)))) || "";

  const longer = (a, b) => b.length - a.length;
  const namesFor = id => [groups.get(id).name, ...groups.get(id).names];

  function answers(line, isEntry) {
    const shapes = codes.all("code", line.folded).map(found => [found, codes.read(found[0])]);
    const valid = shapes.filter(([, code]) => code);
    const read = valid.map(([found, code]) => answer(line, found, code, isEntry, valid.length === 1));
    return !valid.length || valid.length < shapes.length ? [{ why: "check", group: "" }, ...read] : read;
  }

  function answer(line, found, code, isEntry, alone) {
    const before = line.folded.slice(0, found.index);
    const end = found.index + found[0].length;
    const after = line.folded.slice(end);
    let those = awaited.get(code.named) || [];
    if (!those.length) return { why: "unknown", group: "" };
    const named = names.foundIn(`${worded(before)}\n${worded(after)}`).map(mention => mention.ids);
    if (those.length > 1) {
      those = those.filter(each => named.some(ids => ids.includes(each.group)));
      if (those.length !== 1) return { why: "twin", group: "" };
    }
    const [one] = those;
    if (named.length && !named.some(ids => ids.includes(one.group))) {
      return { why: "disagrees", group: one.group };
    }
    const all = squashed(before);
    const name = namesFor(one.group).map(squashed).sort(longer).find(each => all.endsWith(each)) || "";
    const words = all.slice(0, all.length - name.length) || all;
    const report = squashed(one.report);
    const how = refusal(`${words}\n${squashed(after)}`);
    const reported = report && words.includes(report);
    const whole = words !== all && (reported || how);
    const rest = (whole ? before : `${before} ${after}`).toLowerCase();
    if (has("asked", rest)) return { why: "question", group: one.group };
    if (!how && !reported && has("denied", rest)) {
      return { why: "denied", group: one.group };
    }
    const notes = alone ? notesAround(line, before, end, one, isEntry) : [];
    return { awaited: one, how: how || "code", version: code.version, notes };
  }

  function notesAround(line, before, end, one, isEntry) {
    const text = original(line.text, 0, before.length);
    const low = letters(text);
    const name = namesFor(one.group).map(letters).sort(longer).find(each => low.includes(each));
    const stop = name === undefined ? low.length : low.lastIndexOf(name);
    const said = [one.report, ...expected.skipped, ...expected.cannot].map(letters);
    const word = said.find(each => each && low.slice(0, stop).includes(each));
    const at = word ? low.indexOf(word) : stop;
    const pieces = [[isEntry ? at : 0, at], [at + (word || "").length, stop]].map(
      ([first, last]) => (first < last ? original(text, first, last, bares) : ""));
    return [...pieces, original(line.text, end, line.folded.length)];
  }

  function each(mentions) {
    const found = [];
    for (const { ids } of mentions) {
      if (ids.length > 1) return [];
      if (!found.includes(ids[0])) found.push(ids[0]);
    }
    return found;
  }

  function bySender(saying, plain) {
    if (saying.entry) {
      const [first] = people.foundIn(plain);
      return first && first.start === 0 ? each([first]) : [];
    }
    const sender = worded(saying.sender || "");
    if (people.ids.has(sender)) return each([{ ids: [...people.ids.get(sender)] }]);
    const found = each(names.foundIn(sender));
    return found.length === 1 ? found : [];
  }

  function proposal(saying, at, have) {
    const text = saying.lines.map(line => line.folded.toLowerCase()).join("\n");
    const said = squashed(text);
    const how = refusal(said);
    const posted = how || has("posted", text) || reports.some(report => said.includes(report));
    const whole = saying.lines.map(line => line.text).join(" ");
    const plain = worded(whole);
    let mentions = names.foundIn(plain);
    let those = each(mentions);
    if (mentions.length) those = those.length === 1 || posted ? those : [];
    else if (posted) {
      mentions = initials.foundIn(plain);
      those = each(mentions);
      if (!those.length) [those, mentions] = [bySender(saying, plain), []];
    }
    const last = those.map(id => {
      const past = (due.get(id) || []).filter(one => one.at <= at);
      const spoken = past.filter(one => one.report && squashed(one.report) && said.includes(squashed(one.report)));
      const [found] = (spoken.length ? spoken : past).slice(-1);
      if (!found || !have.has(ofRow(found))) return found;
      return past.filter(one => one.at > found.at && !have.has(ofRow(one))).pop() || found;
    }).filter(Boolean);
    if (!last.length) return [];
    const group = those.length === 1 ? those[0] : "";
    if (has("asked", text)) return { why: "question", group };
    if (!how && has("denied", text)) return { why: "denied", group };
    if (saying.answers) return { why: "answer", group };
    const words = how ? expected[how] : last.map(one => one.report);
    const after = those.length === 1 ? beside(whole, plain, mentions, words) : "";
    return last.map(one => ({ awaited: one, how: how || "named", beside: after }));
  }

  // What was typed after the name and the word that answers, where that is certain.
  function beside(text, plain, mentions, words) {
    const low = letters(text);
    const ends = words.map(letters).filter(word => word && low.includes(word))
      .map(word => low.indexOf(word) + word.length);
    const [posted] = low.matchAll(says.posted);
    if (!ends.length && posted) ends.push(posted.index + posted[0].length);
    if (mentions.length) {
      let left = squashed(plain.slice(0, mentions[0].end)).length;
      for (const { 0: one, index } of low.matchAll(/[\p{L}\p{M}\p{N}]/gu)) {
        left -= one.length;
        if (!left) ends.push(index + one.length);
      }
    }
    let end = ends.length ? Math.max(...ends) : low.length;
    for (more.lastIndex = end; more.test(low);) end = more.lastIndex;
    const apart = /^\p{M}*(?=[^\p{L}\p{M}\p{N}])/u.exec(low.slice(end));
    return apart ? original(text, end + apart[0].length, low.length, bares) : "";
  }

  const shown = lines => cut(plainCell(lines.map(line => line.text).join(" ")), 200);

  function keep(takes, take) {
    const key = keyOf(take.row);
    const before = takes.get(key);
    if (before) {
      const first = before.when <= take.when ? before : take;
      take = { ...first, row: { ...first.row, note: before.row.note || take.row.note } };
    }
    takes.set(key, take);
  }

  // All of it, with day and month in one order.
  function found(chat, order, now, clock, here) {
    const [certain, proposed, refused, listed, plain] = [new Map(), new Map(), [], [], []];
    const senders = chat.sayings.map(saying => saying.sender).filter(Boolean);
    const note = notesOf([...senders, ...expected.groups.flatMap(g => g.people)], says, chats, squashed);
    const noted = (one, pieces, isPlain) => {
      const group = groups.get(one.group);
      return note(pieces, [one.report, group.name, ...group.names, group.id], isPlain);
    };
    const row = (one, at, how, version = "", text = "") => ({
      campaign: one.campaign, group: one.group, message: one.message, at: here.written(at), how, version,
      note: text,
    });
    for (const saying of chat.sayings) {
      for (const line of saying.quoted) {
        if (standsIn(line)) refused.push({ line: shown([line]), why: "quotation", group: "" });
      }
      if (!saying.lines.length) continue;
      const at = saying.stamp ? momentOf(saying.stamp, order, now, clock, forms.halves) : now;
      if (at === null) refused.push({ line: shown(saying.lines), why: "time", group: "" });
      else if (saying.lines.some(standsIn)) coded(saying, at);
      else plain.push([saying, at]);
    }
    const notes = new Map();
    for (const one of expected.known) {
      notes.set(keyOf(one), [...(notes.get(keyOf(one)) || []), one.note]);
    }
    const isNew = (take, key) => !(notes.has(key) && (!take.row.note || notes.get(key).includes(take.row.note)));
    const have = new Set([...expected.known, ...[...certain.values()].map(take => take.row)].map(ofRow));
    for (const [saying, at] of plain) {
      const line = shown(saying.lines);
      const seen = proposal(saying, at, have);
      if (!Array.isArray(seen)) refused.push({ line, ...seen });
      else if (!seen.length) listed.push(line);
      else {
        for (const { awaited: one, how, beside: after } of seen) {
          keep(proposed, { row: row(one, at, how, "", noted(one, [after], false)), line, old: false, when: at });
        }
      }
    }
    const flat = ({ row: cells, line, old }) => ({ ...cells, line, old });
    const fresh = [...certain].filter(([key, take]) => isNew(take, key)).map(([, take]) => flat(take));
    const likely = [...proposed].filter(([key, take]) => !have.has(ofRow(take.row)) && isNew(take, key))
      .map(([, take]) => flat(take));
    const known = certain.size - fresh.length + proposed.size - likely.length;
    return { certain: fresh, proposed: likely, known, refused, listed };

    function coded(saying, at) {
      const lines = saying.lines.filter(standsIn);
      const read = lines.flatMap(line => answers(line, saying.entry).map(one => [line, one]));
      let others = saying.lines.filter(line => !lines.includes(line)).map(line => line.text);
      if (saying.entry && !lines.includes(saying.lines[0])) others = others.slice(1);
      for (const [line, one] of read) {
        if (one.why) {
          refused.push({ line: shown([line]), ...one });
          continue;
        }
        const pieces = one.notes.length ? one.notes : ["", "", ""];
        const text = noted(one.awaited, [...pieces, ...(read.length === 1 ? others : [])], !saying.sender);
        const old = one.how === "code" && one.version !== one.awaited.code.slice(10, 12);
        const written = row(one.awaited, at, one.how, one.version, text);
        keep(certain, { row: written, line: shown([line]), old, when: at });
      }
    }
  }

  function fits(chat, order, now, clock) {
    return chat.sayings.every(saying => {
      if (!saying.stamp || !isOpen(saying.stamp)) return true;
      const at = momentOf(saying.stamp, order, now, clock, forms.halves);
      if (at === null || at > now) return false;
      return saying.lines.every(line => codes.all("code", line.folded).every(match => {
        const code = codes.read(match[0]);
        const those = (code && awaited.get(code.named)) || [];
        return !those.length || at >= Math.min(...those.map(one => one.at));
      }));
    });
  }

  return {
    files: receiptFiles,
    file: fileOf,
    keyOf,
    read(text, { now, zone, dates } = {}) {
      const chat = chats.read(text);
      const moment = Math.floor((now === undefined ? Date.now() : new Date(now).getTime()) / 1000);
      const [clock, here] = [clockOf(zone || expected.zone), clockOf(expected.zone)];
      const open = chat.sayings.some(saying => saying.stamp && isOpen(saying.stamp));
      const all = order => found(chat, order, moment, clock, here);
      const { unread } = chat;
      if (dates || !open) return { ...all(dates || "dmy"), order: (open && dates) || null, unread };
      const orders = ["dmy", "mdy"].filter(order => fits(chat, order, moment, clock));
      const [first, second] = orders.map(all);
      if (first && (!second || JSON.stringify(first) === JSON.stringify(second))) {
        return { ...first, order: orders[0], unread };
      }
      return { certain: [], proposed: [], known: 0, refused: [], listed: [], order: "?", unread };
    },
  };
}

export { reader };
