// Names as people type them in a chat, found in what they say, and taken out of notes: as
// kits/chats/names.py and notes.py.

const CLOSE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
const OTHER = /[^\p{L}\p{M}\p{N}]+/gu;
const SPACE = new RegExp(`(?<=[${CLOSE}]) | (?=[${CLOSE}])`, "gu");
const SPACED = new RegExp(`^(?![${CLOSE}])[\\p{L}\\p{M}\\p{N}]$`, "u");
const GONE = "…";

function wordings(letters) {
  return {
    worded: text => letters(text).replace(OTHER, " ").replace(SPACE, "").replace(/^ +| +$/g, ""),
    squashed: text => letters(text).replace(OTHER, ""),
  };
}

function namesOf(pairs, worded) {
  const ids = new Map();
  for (const [name, id] of pairs) {
    const plain = worded(name);
    if ([...plain].length < 2) continue;
    if (!ids.has(plain)) ids.set(plain, new Set());
    ids.get(plain).add(id);
  }
  const byStart = new Map();
  for (const name of [...ids.keys()].sort((a, b) => b.length - a.length)) {
    const start = name.slice(0, 2);
    if (!byStart.has(start)) byStart.set(start, []);
    byStart.get(start).push(name);
  }
  const stands = (text, name, at) => {
    const end = at + name.length;
    if (!text.startsWith(name, at)) return false;
    if (at > 0 && SPACED.test(name[0]) && SPACED.test(text[at - 1])) return false;
    return !(end < text.length && SPACED.test(name[name.length - 1]) && SPACED.test(text[end]));
  };
  const foundIn = text => {
    const found = [];
    for (let at = 0; at < text.length - 1;) {
      const name = (byStart.get(text.slice(at, at + 2)) || []).find(each => stands(text, each, at));
      if (name) found.push({ start: at, end: at + name.length, ids: [...ids.get(name)] });
      at += name ? name.length : 1;
    }
    return found;
  };
  return { ids, foundIn };
}

function notesOf(names, says, { fold, letters, bares, places }, squashed) {
  const bare = names.map(name => name.replace(/^[ ~\u200e\u202f]+|[ ~\u200e\u202f]+$/g, ""));
  const parts = bare.flatMap(name => name.match(/(?=[\p{N}\p{M}]*\p{L})[\p{L}\p{M}\p{N}]{2,}/gu) || []);
  const named = bare.map(letters);
  const whole = new Set(named.filter(name => [...name].length > 1));
  const all = new Set([...named, ...parts.map(letters)].filter(Boolean));
  const lengths = [...new Set(Array.from(all, name => name.length))].sort((a, b) => b - a);
  const inWord = (text, at) => /^[0-9A-Za-z]{2}$/.test(text.slice(Math.max(at - 1, 0), at + 1));
  const nameless = text => {
    const [low, stand] = [letters(text), places(text, bares)];
    let [kept, done] = ["", 0];
    for (let at = 0; at < low.length;) {
      const begins = inWord(low, at) ? [] : lengths.map(length => low.slice(at, at + length));
      const name = begins.find(each => all.has(each) && !inWord(low, at + each.length));
      const first = String.fromCodePoint(text.codePointAt(stand[at]));
      if (name && (whole.has(name) || first === first.toUpperCase())) {
        kept += text.slice(done, stand[at]) + GONE;
        done = stand[at + name.length];
      }
      at += name ? name.length : 1;
    }
    return kept + text.slice(done);
  };
  return (pieces, skipped, isPlain) => {
    const known = new Set(skipped.map(squashed));
    const found = [];
    pieces.forEach((piece, number) => {
      if (!piece) return;
      let text = isPlain && number === 0 ? piece.replace(/^[^:：\n]{1,30}[:：] ?/, "") : piece;
      if (known.has(squashed(text))) return;
      text = nameless(text.replace(/[@＠][^\s@＠]+/g, GONE));
      text = plainCell(text).replace(says.between, "").replace(/^ +| +$/g, "");
      const rest = fold(text).toLowerCase().replace(says.posted, "");
      if (/[\p{L}\p{N}\p{So}]/u.test(rest)) found.push(text);
    });
    return plainCell(found.join(" "));
  };
}
