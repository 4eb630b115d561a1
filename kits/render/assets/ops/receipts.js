// The operator's evening: ticks, what a chat answers and what was written down become rows, and the
// rows files to save. What is not saved yet stays on this phone, for an app may close the page.
(function (kits) {
  "use strict";

  const root = document.querySelector(".kits-evening");
  if (!root) return;
  const { columns, forms, expected, titles } = kits.evening;
  const words = JSON.parse(root.dataset.words);
  const chats = kits.reader(forms, expected);
  const groups = new Map(expected.groups.map(group => [group.id, group.name]));
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const made = (name, text, ...children) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  // The moment with the offset of this device, 2026-12-07T20:01:05+08:00; and its day.
  const stamp = () => {
    const two = number => String(Math.floor(Math.abs(number))).padStart(2, "0");
    const at = new Date();
    const offset = -at.getTimezoneOffset();
    const local = new Date(at.getTime() + offset * 60000).toISOString().slice(0, 19);
    return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
  };
  const today = () => stamp().slice(0, 10);

  // What is to be saved, by what makes two rows one. Another community may stand on the same host.
  const KEPT = `kits-evening ${location.pathname.replace(/index\.html$/, "")}`;
  const basket = new Map();
  const isRow = (kind, row) => Object.keys(columns).includes(kind) && row && typeof row.group === "string"
    && (kind !== "receipts" || groups.has(row.group) && typeof row.campaign === "string");
  try {
    JSON.parse(localStorage.getItem(KEPT) || "[]").forEach(([key, entry]) => {
      if (entry && isRow(entry.kind, entry.row)) basket.set(key, entry);
    });
  } catch (refused) { /* a browser that keeps nothing, or something else */ }
  const bar = root.querySelector("[data-basket]");
  const list = bar.querySelector("[data-files]");
  const keyOf = ({ campaign, group, message }) => `receipts ${campaign}/${group}/${message}`;

  function show() {
    bar.hidden = !basket.size;
    bar.querySelector("[role=status]").textContent =
      words[basket.size === 1 ? "one" : "many"].replace("{n}", basket.size);
    list.textContent = "";
    bar.querySelector("[data-upload]").hidden = true;
    all("[data-row]").forEach(box => {
      const row = JSON.parse(box.dataset.row);
      box.checked = basket.has(keyOf(row));
    });
    try {
      localStorage.setItem(KEPT, JSON.stringify([...basket]));
    } catch (refused) { /* as above */ }
  }

  function put(key, entry) {
    if (entry) basket.set(key, entry); else basket.delete(key);
    show();
  }
  const receipt = row => put(keyOf(row), { kind: "receipts", row });

  function files() {
    const entries = [...basket.values()];
    const rows = kind => entries.filter(entry => entry.kind === kind).map(entry => entry.row);
    const others = Object.keys(columns).filter(kind => kind !== "receipts" && rows(kind).length);
    return [
      ...chats.files(rows("receipts"), today()),
      ...others.map(kind => chats.file(kind, columns[kind], rows(kind), today())),
    ];
  }

  all("[data-row]").forEach(box => {
    box.addEventListener("change", () => {
      const row = JSON.parse(box.dataset.row);
      put(keyOf(row), box.checked ? { kind: "receipts", row: { ...row, at: stamp() } } : null);
    });
  });

  all("[data-kind]").forEach(form => {
    const fields = all("[name]", form);
    form.querySelector("button").addEventListener("click", () => {
      if (!fields.every(field => field.reportValidity())) return;
      const { kind } = form.dataset;
      const row = { ...Object.fromEntries(fields.map(({ name, value }) => [name, value])), day: today() };
      if (kind === "asks") row.id = `${row.group}-${stamp().replace(/\D/g, "").slice(2, 14)}`;
      put(`${kind} ${JSON.stringify(row)}`, { kind, row });
      fields.forEach(field => { field.value = ""; });
      form.closest("details").open = false;
    });
  });

  bar.querySelector("[data-save]").addEventListener("click", () => {
    list.textContent = "";
    const links = files().map(file => {
      const link = made("a", file.path);
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/csv" }));
      link.download = file.name;
      list.append(made("li", "", link));
      return link;
    });
    bar.querySelector("[data-upload]").hidden = false;
    if (links.length === 1) links[0].click();
  });

  const copy = bar.querySelector("[data-copy]");
  copy.addEventListener("click", () => {
    const text = made("pre", files().map(file => `${file.path}\n${file.text}`).join("\n"));
    bar.append(text); // where nothing copies it stays, selected, for a thumb
    const usual = copy.textContent;
    kits.copy(text, null, () => {
      text.remove();
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = usual; }, 2000);
    }, () => {});
  });

  bar.querySelector("[data-discard]").addEventListener("click", () => {
    basket.clear();
    show();
  });

  // A chat: what is certain is taken, what is likely waits for a tap, the rest is shown.
  const found = root.querySelector("[data-found]");
  const area = root.querySelector("textarea");

  const named = row => `${groups.get(row.group)} · ${titles[`${row.campaign}/${row.message}`] || row.message}`;
  const part = (name, count, items, open) => {
    const folded = made("details", "", made("summary", `${words[name]} ${count}`), made("ul", "", ...items));
    folded.className = "kits-fold";
    folded.open = open;
    return count ? [folded] : [];
  };
  const line = (bold, small) => made("li", "", made("b", bold), made("small", small));

  function proposal(row) {
    const box = made("input");
    box.type = "checkbox";
    box.addEventListener("change", () => {
      if (box.checked) receipt(row); else put(keyOf(row), null);
    });
    const label = made("label", "", box, made("span", "", made("b", named(row)), made("small", row.line)));
    return made("li", "", label);
  }

  function read(dates) {
    const result = chats.read(area.value, { now: new Date(), zone: expected.zone, dates });
    found.textContent = "";
    if (result.order === "?") {
      const choices = ["dmy", "mdy"].map(order => {
        const button = made("button", words[order]);
        button.type = "button";
        button.className = "md-button";
        button.addEventListener("click", () => read(order));
        return button;
      });
      found.append(made("p", words.order), made("p", "", ...choices));
      return;
    }
    result.certain.forEach(receipt);
    const told = row => line(named(row), [row.old && words.old, row.note].filter(Boolean).join(" · "));
    const refusal = one => line(one.line, words[`why-${one.why}`]);
    const proposed = part("proposed", result.proposed.length, result.proposed.map(proposal), true);
    proposed.forEach(folded => folded.querySelector("ul").classList.add("kits-ticks"));
    found.append(
      made("p", words.read.replace("{new}", result.certain.length).replace("{known}", result.known)),
      ...part("certain", result.certain.length, result.certain.map(told), false),
      ...proposed,
      ...part("refused", result.refused.length, result.refused.map(refusal), true),
      ...part("listed", result.listed.length, result.listed.map(one => line(one.line, "")), false),
      ...(result.unread ? [made("p", words.unread.replace("{n}", result.unread))] : []),
    );
  }

  root.querySelector("[data-read]").addEventListener("click", () => read(null));
  root.querySelector("[type=file]").addEventListener("change", event => {
    const [file] = event.target.files;
    if (file) file.text().then(text => { area.value = text; read(null); });
  });

  const owner = root.querySelector("[name=owner]");
  if (owner) {
    owner.closest(".kits-sift").hidden = false;
    const sift = () => all("[data-owner]").forEach(share => {
      share.hidden = owner.value !== "*" && share.dataset.owner !== owner.value;
    });
    owner.addEventListener("change", sift);
    sift();
  }
  show();
})(window.kits = window.kits || {});
