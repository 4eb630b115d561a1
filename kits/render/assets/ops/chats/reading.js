// A chat as it was copied or exported, read into what was said: as kits/chats/reading.py does, by the
// same patterns.

function foldings(forms) {
  const sort = kind => new RegExp(`^\\p{${kind}}$`, "u");
  const [digit, unseen, space, control] = [sort("Nd"), sort("Cf"), sort("Z"), sort("Cc")];
  const dashes = new Set(forms.dashes);
  const folded = char => {
    if (dashes.has(char)) return "-";
    if (digit.test(char)) {
      for (const zero of forms.zeros) {
        const value = char.codePointAt(0) - zero.codePointAt(0);
        if (value >= 0 && value <= 9) return String(value);
      }
    }
    if (unseen.test(char) || /^[\ud800-\udfff]$/.test(char)) return "";
    if (control.test(char)) return "\t\v\f".includes(char) ? " " : "";
    return space.test(char) ? " " : char.normalize("NFKC").replace(/\u2212/g, "-");
  };
  const marks = new RegExp(forms.marks, "gu");
  const lettered = char => {
    const parts = char.normalize("NFKD");
    const bare = parts.replace(marks, "");
    const low = (bare === parts ? char : bare).toLowerCase();
    return forms.letters[low] || low;
  };
  const table = become => {
    const known = new Map();
    return char => {
      if (!known.has(char)) known.set(char, become(char));
      return known.get(char);
    };
  };
  const folds = table(folded);
  const bares = table(char => Array.from(folded(char), lettered).join(""));
  const fold = line => Array.from(line, folds).join("");
  const letters = text => Array.from(text, bares).join("");
  // For each character that a table makes of a line, and for its end, where that stood.
  const places = (line, of) => {
    const found = [];
    let place = 0;
    for (const char of line) {
      for (let each = 0; each < of(char).length; each += 1) found.push(place);
      place += char.length;
    }
    return [...found, place];
  };
  const original = (line, start, end, of = folds) => {
    const at = places(line, of);
    return line.slice(at[start], at[end]);
  };
  return { fold, letters, bares, places, original };
}

const HEAD = 200; // characters of a line in which a message's head is looked for
const SPLIT = 16; // characters on each side of a line's end in which one code may stand

function readings(forms, codes) {
  const folds = foldings(forms);
  const { fold, original } = folds;
  const patterns = sort => Object.fromEntries(
    Object.entries(forms[sort]).map(([name, pattern]) => [name, new RegExp(pattern, "u")]));
  const lines = patterns("lines");
  const heads = forms.heads.map(head => ({ ...head, form: new RegExp(head.pattern, "u") }));
  const said = text => ({ text, folded: fold(text) });
  const bare = text => text.replace(/^ +| +$/g, "");

  function joined(line, after) {
    const tail = line.folded.replace(/ +$/, "").slice(-SPLIT);
    const head = after.folded.replace(/^ +/, "").slice(0, SPLIT);
    for (const code of codes.all("code", tail + head)) {
      const end = code.index + code[0].length;
      if (code.index < tail.length && tail.length < end && codes.read(code[0])) {
        return said(line.text.trimEnd() + after.text.trimStart());
      }
    }
    return null;
  }

  function linesOf(text) {
    const whole = [];
    for (const part of text.replace(/\r\n?/g, "\n").split("\n")) {
      const line = said(part);
      const one = whole.length ? joined(whole[whole.length - 1], line) : null;
      if (one) whole[whole.length - 1] = one;
      else whole.push(line);
    }
    return whole;
  }

  function headOf(folded) {
    const start = folded.slice(0, HEAD);
    if (!lines.maybe.test(start)) return null;
    for (const head of heads) {
      const match = head.form.exec(start);
      if (match) return { part: match.groups, head };
    }
    return null;
  }

  function begun(line, part, head, day) {
    const time = part.time || part.clock || "";
    const stamp = time ? { date: part.date || day, time, order: head.order || "" } : null;
    const saying = { stamp, sender: part.name || null };
    if (part.text === undefined) return [saying, []];
    const from = Math.min(line.folded.length, HEAD) - part.text.length;
    const own = original(line.text, from, line.folded.length);
    const app = line.text.slice(0, line.text.length - own.length).endsWith("\u200e");
    if (app && !codes.has("code", part.text)) return [{ stamp, sender: null }, []];
    return [saying, [said(own)]];
  }

  const isChain = line => lines.chain.test(line.folded);

  function entriesOf(own) {
    const found = [];
    for (const line of own) {
      const start = line.folded.replace(/^ +/, "");
      const entry = lines.entry.exec(start);
      if (entry) {
        const text = entry.groups.text;
        const from = line.folded.length - text.length;
        found.push([{ text: original(line.text, from, line.folded.length), folded: text }]);
      } else if (found.length && bare(line.folded) && !lines.sample.test(start)) {
        found[found.length - 1].push(line);
      }
    }
    return found.filter(entry => entry.some(line => bare(line.folded)));
  }

  function headed(all) {
    const found = [];
    const begins = all.map(line => headOf(line.folded));
    const strong = begins.some(each => each && !each.head.weak);
    let [unread, day, chain, under] = [0, "", false, false];
    all.forEach((line, at) => {
      if (lines.nothing.test(line.folded)) return;
      const begin = begins[at];
      if (begin && !(strong && begin.head.weak)) {
        if (begin.part.day !== undefined) {
          day = begin.part.day;
          return;
        }
        found.push(begun(line, begin.part, begin.head, day));
        [under, chain] = [true, false];
        return;
      }
      if (lines.like.test(line.folded.slice(0, HEAD))) unread += 1;
      if (chain && !bare(line.folded) && entriesOf(found[found.length - 1][1]).length) chain = false;
      if (under || chain) found[found.length - 1][1].push(line);
      else {
        found.push([{ stamp: null, sender: null }, [line]]);
        chain = isChain(line);
      }
    });
    return { parts: found, unread };
  }

  function unedited(line) {
    if (!line.folded.endsWith(">")) return line;
    const mark = lines.edited.exec(line.folded.slice(-60));
    if (!mark) return line;
    const end = line.folded.length - mark[0].length;
    return { text: original(line.text, 0, end), folded: line.folded.slice(0, end) };
  }

  function inOwnWords(saying, all) {
    const [own, quoted] = [[], []];
    let open = false;
    for (const line of all) {
      const text = bare(line.folded);
      if (open || lines.quoted.test(text)) {
        quoted.push(line);
        open = (open || text.startsWith("「")) && !lines.closed.test(text);
      } else if (quoted.length && lines.parted.test(text)) continue;
      else if (text && !lines.empty.test(text)) own.push(unedited(line));
    }
    return { ...saying, lines: own, quoted, answers: !!saying.answers || quoted.length > 0 };
  }

  function each(sayings) {
    const [found, known] = [[], new Set()];
    for (const saying of sayings) {
      if (saying.lines.some(isChain)) {
        for (const entry of entriesOf(saying.lines)) {
          const key = entry.map(line => bare(line.folded)).join("\n");
          if (!known.has(key)) found.push({ ...saying, lines: entry, sender: null, entry: true });
          known.add(key);
        }
      } else if (saying.lines.length || saying.quoted.length) found.push(saying);
    }
    return found;
  }

  return {
    ...folds,
    read(text) {
      const exported = readExport(text);
      const { parts, unread } = exported || headed(linesOf(text));
      const words = part => (exported ? linesOf(part[1]) : part[1]);
      return { sayings: each(parts.map(part => inOwnWords(part[0], words(part)))), unread };
    },
  };
}

// Telegram Desktop's JSON, of a chat or an account, and DiscordChatExporter's.
function readExport(text) {
  const start = text.replace(/^[\ufeff \t\r\n]+/, "");
  if (!start.startsWith("{")) return null;
  let all;
  try {
    all = JSON.parse(start.replace(/(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})/g, "$1\\u00$2"));
  } catch (problem) {
    return null;
  }
  const isPlain = value => typeof value === "object" && value !== null && !Array.isArray(value);
  const chats = [all];
  for (const name of ["chats", "left_chats"]) {
    if (isPlain(all[name]) && Array.isArray(all[name].list)) chats.push(...all[name].list.filter(isPlain));
  }
  const held = chats.filter(chat => Array.isArray(chat.messages));
  if (!held.length) return null;
  const messages = held.flatMap(chat => chat.messages);
  const found = messages.filter(each => !(isPlain(each) && each.type === "service")).map(readMessage);
  const parts = found.filter(part => part !== null);
  return { parts, unread: found.length - parts.length };

  function readMessage(message) {
    if (!isPlain(message)) return null;
    let words = message.text === undefined ? message.content : message.text;
    if (Array.isArray(words)) {
      words = words.map(piece => (isPlain(piece) ? piece.text : piece))
        .filter(piece => typeof piece === "string").join("");
    }
    const stamp = stampOf(message);
    if (typeof words !== "string" || !stamp) return null;
    if ("forwarded_from" in message || message.forwardedMessage) words = words.replace(/^/gm, "> ");
    const author = isPlain(message.author) ? message.author : {};
    const names = [message.from, author.nickname, author.name];
    const sender = names.find(name => typeof name === "string" && name) || null;
    const reference = isPlain(message.reference) && Object.keys(message.reference).length > 0;
    return [{ stamp, sender, answers: !!message.reply_to_message_id || reference }, words];
  }

  function stampOf(message) {
    const [seconds, iso, date] = [message.date_unixtime, message.timestamp, message.date];
    if (typeof seconds === "string" && /^[0-9]{1,12}$/.test(seconds)) return { instant: Number(seconds) };
    const form = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/;
    const match = typeof iso === "string" && form.exec(iso);
    if (match) {
      const instant = Date.parse(match[1] + match[2]) / 1000;
      return Number.isNaN(instant) ? null : { instant };
    }
    const local = typeof date === "string" && /^([0-9-]{10})T([0-9]{2}:[0-9]{2}:[0-9]{2})$/.exec(date);
    return local ? { date: local[1], time: local[2], order: "" } : null;
  }
}
