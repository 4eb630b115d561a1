// The operator's evening: ticks, what was read from a chat and what was written become rows, and
// the rows files to save.
(function (kits) {
  "use strict";

  const root = document.querySelector(".kits-evening");
  if (!root) return;
  const columns = JSON.parse(root.dataset.kinds);
  const all = selector => [...root.querySelectorAll(selector)];
  const bar = root.querySelector("[data-basket]");
  const status = bar.querySelector("[role=status]");
  const list = bar.querySelector("[data-files]");
  const basket = new Map(); // by what a row says but its moment

  function put(key, entry) {
    if (entry) basket.set(key, entry); else basket.delete(key);
    bar.hidden = !basket.size;
    status.textContent = status.dataset[basket.size === 1 ? "one" : "many"].replace("{n}", basket.size);
    list.textContent = "";
    bar.querySelector("[data-upload]").hidden = true;
  }
  kits.put = put;

  function files() {
    const day = kits.stamp(new Date()).slice(0, 10);
    const sorted = new Map();
    for (const { kind, campaign, row } of basket.values()) {
      const key = `${kind}/${campaign || ""}`;
      if (!sorted.has(key)) sorted.set(key, { kind, campaign, rows: [] });
      sorted.get(key).rows.push(row);
    }
    return [...sorted.values()].map(({ kind, campaign, rows }) =>
      kits.fileOf(kind, campaign, columns[kind], rows, day));
  }

  all("[data-row]").forEach(box => {
    box.addEventListener("change", () => {
      const { kind, campaign, row } = JSON.parse(box.dataset.row);
      const entry = { kind, campaign, row: { ...row, at: kits.stamp(new Date()) } };
      put(box.dataset.row, box.checked ? entry : null);
    });
  });

  all("form[data-kind]").forEach(form => {
    form.addEventListener("submit", event => {
      event.preventDefault();
      const row = Object.fromEntries(new FormData(form));
      row.day = kits.stamp(new Date()).slice(0, 10);
      if (form.hasAttribute("data-id")) row.id = `${row.group}-${kits.sha256(row.what).slice(0, 6)}`;
      put(`${form.dataset.kind} ${JSON.stringify(row)}`, { kind: form.dataset.kind, row });
      form.reset();
      form.closest("details").open = false;
      bar.scrollIntoView({ block: "nearest" });
    });
  });

  bar.querySelector("[data-save]").addEventListener("click", () => {
    list.textContent = "";
    files().forEach(file => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/csv" }));
      link.download = file.name;
      link.textContent = `${file.folder}/${file.name}`;
      item.append(link);
      list.append(item);
    });
    bar.querySelector("[data-upload]").hidden = false;
    const links = [...list.querySelectorAll("a")];
    if (links.length === 1) links[0].click();
  });

  const copy = bar.querySelector("[data-copy]");
  copy.addEventListener("click", () => {
    const text = files().map(file => `${file.folder}/${file.name}\n${file.text}`).join("\n");
    const told = document.createElement("pre");
    told.textContent = text;
    root.append(told);
    const usual = copy.textContent;
    kits.copy(told, null, () => {
      told.remove();
      copy.textContent = copy.dataset.done;
      setTimeout(() => { copy.textContent = usual; }, 2000);
    }, () => {});
  });

  const owner = root.querySelector("[name=owner]");
  if (owner) {
    owner.closest(".kits-sift").hidden = false;
    const show = () => all("[data-owner]").forEach(part => {
      part.hidden = owner.value !== "*" && part.dataset.owner !== owner.value;
    });
    owner.addEventListener("change", show);
    show();
  }
})(window.kits = window.kits || {});
