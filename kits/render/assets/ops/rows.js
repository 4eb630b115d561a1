// Rows of what happened, as the small files that stand in content/log: the same rows make the same
// name and bytes here as in the kits command.
(function (kits) {
  "use strict";

  const HIDDEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd\ufdd0-\ufdef]+/gu;
  const BLANKS = /[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
  const LONGEST = 500; // characters of a cell

  function cell(text) {
    const line = [...String(text || "").replace(HIDDEN, " ").replace(BLANKS, " ").replace(/^ | $/g, "")];
    const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join("")}…` : line.join("");
    const safe = /^[=+\-@\t\r]/.test(short) ? `'${short}` : short;
    return /[",\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  // SHA-256 without waiting: the page may stand on a phone's disk, where browsers refuse theirs.
  const PRIMES = [];
  for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every(prime => n % prime)) PRIMES.push(n);
  const part = root => Math.floor((root - Math.floor(root)) * 4294967296) | 0;
  const START = PRIMES.slice(0, 8).map(prime => part(Math.sqrt(prime)));
  const ROUND = PRIMES.map(prime => part(Math.cbrt(prime)));
  const turn = (word, by) => word >>> by | word << 32 - by;

  kits.sha256 = text => {
    const bytes = new TextEncoder().encode(text);
    const length = (bytes.length + 72 >> 6) << 6;
    const padded = new Uint8Array(length);
    padded.set(bytes);
    padded[bytes.length] = 128;
    const view = new DataView(padded.buffer);
    view.setUint32(length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(length - 4, bytes.length * 8);
    const state = START.slice();
    const words = new Int32Array(64);
    for (let at = 0; at < length; at += 64) {
      for (let n = 0; n < 64; n++) {
        if (n < 16) { words[n] = view.getInt32(at + 4 * n); continue; }
        const [two, fifteen] = [words[n - 2], words[n - 15]];
        words[n] = words[n - 16] + words[n - 7]
          + (turn(two, 17) ^ turn(two, 19) ^ two >>> 10)
          + (turn(fifteen, 7) ^ turn(fifteen, 18) ^ fifteen >>> 3);
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let n = 0; n < 64; n++) {
        const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + ROUND[n] + words[n] | 0;
        const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, d + first | 0, c, b, a, first + second | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, n) => { state[n] = state[n] + word | 0; });
    }
    return state.map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // The file of some rows of a kind: its folder, name and text; `day` is 2026-12-07.
  kits.fileOf = (kind, campaign, columns, rows, day) => {
    const lines = [...new Set(rows.map(row => columns.map(name => cell(row[name])).join(",")))];
    const order = new Map(lines.map(line => [line, [...line].map(c => c.codePointAt(0))]));
    const before = (one, other) => {
      const [a, b] = [order.get(one), order.get(other)];
      const at = a.findIndex((code, n) => code !== b[n]);
      return at < 0 ? a.length - b.length : b[at] === undefined ? 1 : a[at] - b[at];
    };
    const text = [columns.join(","), ...lines.sort(before), ""].join("\n");
    const folder = ["content/log", kind, campaign].filter(Boolean).join("/");
    return { folder, name: `${day}-${kits.sha256(text).slice(0, 12)}.csv`, text };
  };

  // A moment with the offset of this device, to the second: 2026-12-07T20:01:05+08:00.
  kits.stamp = at => {
    const two = number => String(Math.floor(Math.abs(number))).padStart(2, "0");
    const offset = -at.getTimezoneOffset();
    const local = new Date(at.getTime() + offset * 60000).toISOString().slice(0, 19);
    return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
  };
})(window.kits = window.kits || {});
