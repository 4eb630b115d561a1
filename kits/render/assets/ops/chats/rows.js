// Rows on their way into a file of content/log, as kits/edit/events.py writes it, and receipt codes.

const RECEIPT = ["group", "message", "at", "how", "version", "note"];
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LONGEST = 500; // characters of a cell
const HIDDEN = new RegExp(
  "[\\0-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\u{d800}-\\u{dfff}\\ufeff"
  + "\\ufffd\\p{Noncharacter_Code_Point}]+", "gu");

// SHA-256 (FIPS 180-4): a page that was opened from a file has no WebCrypto in every browser.
function sha256(bytes) {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every(p => n % p)) primes.push(n);
  const part = root => (root - Math.floor(root)) * 2 ** 32 | 0;
  const rounds = primes.map(p => part(Math.cbrt(p)));
  const state = primes.slice(0, 8).map(p => part(Math.sqrt(p)));
  const size = (bytes.length + 9 + 63) >> 6 << 6;
  const data = new DataView(new ArrayBuffer(size));
  bytes.forEach((byte, at) => data.setUint8(at, byte));
  data.setUint8(bytes.length, 0x80);
  data.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  data.setUint32(size - 4, bytes.length << 3);
  const turn = (x, n) => x >>> n | x << 32 - n;
  const w = new Int32Array(64);
  for (let block = 0; block < size; block += 64) {
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = data.getInt32(block + 4 * i);
      else {
        const [a, b] = [w[i - 15], w[i - 2]];
        const s0 = turn(a, 7) ^ turn(a, 18) ^ a >>> 3;
        const s1 = turn(b, 17) ^ turn(b, 19) ^ b >>> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const t = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + rounds[i] + w[i] | 0;
      const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, d + t | 0, c, b, a, t + u | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = state[i] + value | 0; });
  }
  return state.map(value => (value >>> 0).toString(16).padStart(8, "0")).join("");
}

const hashed = text => sha256(new TextEncoder().encode(text));

function codesOf(forms) {
  const patterns = Object.fromEntries(
    Object.entries(forms.codes).map(([name, pattern]) => [name, new RegExp(pattern, "gu")]));
  const all = (sort, text) => [...text.matchAll(patterns[sort])];
  return {
    all,
    has: (sort, text) => text.search(patterns[sort]) >= 0,
    // Its named part and version; null where it is none, or was mangled.
    read(text) {
      const plain = text.replace(/ /g, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
      if (!/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(plain)) return null;
      const whole = plain.replace(/-/g, "");
      const bits = parseInt(hashed(whole.slice(0, 10)).slice(0, 4), 16);
      const check = CROCKFORD[bits >> 11] + CROCKFORD[bits >> 6 & 31];
      return check === whole.slice(10) ? { named: whole.slice(0, 8), version: whole.slice(8, 10) } : null;
    },
  };
}

// By characters, as Python counts them.
function cut(text, longest) {
  if (text.length <= longest) return text;
  const chars = [...text];
  return chars.length <= longest ? text : chars.slice(0, longest - 1).join("") + "…";
}

function plainCell(text) {
  const line = text.replace(HIDDEN, " ").replace(/[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g, " ")
    .replace(/^ +| +$/g, "");
  return cut(line, LONGEST);
}

function spelt(cell) {
  const plain = plainCell(cell === undefined || cell === null ? "" : String(cell));
  const text = /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// By code points, as Python sorts: halves of a surrogate pair stand before what UTF-16 has last.
function inOrder(lines) {
  const letters = new Map(lines.map(line => [line, [...line].map(c => c.codePointAt(0))]));
  return lines.sort((one, other) => {
    const [a, b] = [letters.get(one), letters.get(other)];
    const at = a.findIndex((code, n) => code !== b[n]);
    if (at < 0) return a.length - b.length;
    return b[at] === undefined ? 1 : a[at] - b[at];
  });
}

// One file of a kind of event; null of no rows.
function fileOf(kind, columns, rows, day, campaign) {
  const all = new Set(rows.map(row => columns.map(name => spelt(row[name])).join(",")));
  const lines = inOrder([...all]);
  if (!lines.length) return null;
  const text = [columns.join(","), ...lines, ""].join("\n");
  const name = `${day}-${hashed(text).slice(0, 12)}.csv`;
  const folder = ["content/log", kind, campaign].filter(Boolean).join("/");
  return { path: `${folder}/${name}`, name, text };
}

// The files of receipts, one a campaign.
function receiptFiles(rows, day) {
  const campaigns = [...new Set(rows.map(row => row.campaign))].sort();
  return campaigns.map(id => fileOf("receipts", RECEIPT, rows.filter(r => r.campaign === id), day, id));
}
