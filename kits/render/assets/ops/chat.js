// A chat on the operator's page: what is certain is taken, what is likely waits for a tap, what is
// refused says why, and the rest is listed. The chat itself is kept nowhere.
(function (kits) {
  "use strict";

  const box = document.querySelector(".kits-evening .kits-box");
  if (!box) return;
  const { basket } = kits;
  const { titles, words } = kits.evening;
  const MOST = 300; // lines of a part that are shown: what is taken is taken all the same
  const groups = new Map(basket.expected.groups.map(group => [group.id, group.name]));
  const found = box.querySelector("[data-found]");
  const area = box.querySelector("textarea");
  let text = "";

  const made = (name, ...children) => kits.element(name, "", ...children);
  const named = row => `${groups.get(row.group)} · ${titles[`${row.campaign}/${row.message}`] || row.message}`;
  const line = (bold, small) => made("li", made("b", bold), made("small", small));
  const part = (name, items, open, item, count = items.length) => {
    if (!items.length) return [];
    const list = made("ul", ...items.slice(0, MOST).map(item));
    if (items.length > MOST) list.append(made("li", kits.say(words.more, { n: items.length - MOST })));
    const folded = kits.element("details", "kits-fold", made("summary", `${words[name]} · ${count}`), list);
    folded.open = open;
    return [folded];
  };
  const said = row => [words[row.how], row.old && words.old, row.note && `“${row.note}”`].filter(Boolean).join(" · ");
  const certain = row => line(named(row), said(row));
  const refused = one => line(one.line, [groups.get(one.group), words[`why-${one.why}`]].filter(Boolean).join(" · "));

  const taps = [];
  function tap({ line, old, ...row }) {
    const input = made("input");
    input.type = "checkbox";
    input.addEventListener("change", () => {
      if (input.checked) basket.add("receipts", [row]);
      else basket.drop("receipts", row);
    });
    taps.push(() => { input.checked = basket.has("receipts", row); });
    return made("label", input, made("span", made("b", named(row)), made("small", said(row))));
  }
  // A line as it stands, and each group that it would count for.
  const likely = ([line, rows]) => made("li", made("q", line), ...rows.map(tap));

  function edited(rows) {
    const counts = new Map();
    rows.filter(row => row.old).forEach(row => {
      const title = titles[`${row.campaign}/${row.message}`] || row.message;
      counts.set(title, (counts.get(title) || 0) + 1);
    });
    return [...counts].map(([title, n]) => made("p", `${title} · ${kits.say(words.edited, { n })}`));
  }

  function read(dates) {
    found.textContent = "";
    taps.length = 0;
    if (!text.trim()) {
      found.append(made("p", words.nothing));
      return;
    }
    const result = basket.chats.read(text, { now: new Date(), zone: basket.expected.zone, dates });
    if (result.order === "?") {
      const choices = ["dmy", "mdy"].map(order => {
        const button = kits.element("button", "md-button", words[order]);
        button.type = "button";
        button.addEventListener("click", () => read(order));
        return button;
      });
      found.append(made("p", words.order), made("p", ...choices));
      return;
    }
    basket.add("receipts", result.certain.map(({ line, old, ...row }) => row));
    const byLine = new Map();
    result.proposed.forEach(row => byLine.set(row.line, [...(byLine.get(row.line) || []), row]));
    const counts = { known: result.known };
    for (const name of ["certain", "proposed", "refused", "listed"]) counts[name] = result[name].length;
    found.append(
      made("p", kits.say(words.read, counts)),
      ...(result.unread ? [made("p", kits.say(words.unread, { n: result.unread }))] : []),
      ...edited(result.certain),
      ...part("proposed", [...byLine], true, likely, counts.proposed),
      ...part("certain", result.certain, result.certain.length < 10, certain),
      ...part("refused", result.refused, true, refused),
      ...part("listed", result.listed, false, one => line(one, "")),
    );
    taps.forEach(show => show());
  }

  // Bytes in whatever a phone or a desk saved them: nothing is refused.
  function decoded(bytes) {
    const as = name => new TextDecoder(name).decode(bytes);
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) return as("utf-16le");
    if (first === 0xfe && second === 0xff) return as("utf-16be");
    const lost = text => text.split("\ufffd").length;
    const [plain, chinese] = [as("utf-8"), as("gb18030")];
    return lost(plain) > 1 && lost(chinese) < lost(plain) ? chinese : plain;
  }

  box.querySelector("[data-read]").addEventListener("click", () => {
    text = area.value;
    read(null);
  });
  box.querySelector("[type=file]").addEventListener("change", event => {
    const [file] = event.target.files;
    if (!file) return;
    file.arrayBuffer().then(content => {
      text = decoded(new Uint8Array(content));
      area.value = ""; // a year's export is read, and not shown
      event.target.value = "";
      read(null);
    });
  });
  basket.listen(() => taps.forEach(show => show()));
})(window.kits = window.kits || {});
