// Copies one text at a time; of the kind words that were given it makes a file for the log, named
// by its rows like those that commands write.
(function (kits) {
  "use strict";

  const given = new Set();
  const save = document.querySelector("[data-save]");
  const hex = bytes => [...new Uint8Array(bytes)].map(b => b.toString(16).padStart(2, "0")).join("");

  async function name(text, day) {
    const data = new TextEncoder().encode(text);
    const hash = window.crypto.subtle
      ? await window.crypto.subtle.digest("SHA-256", data)
      : window.crypto.getRandomValues(new Uint8Array(6));
    return `${day}-${hex(hash).slice(0, 12)}.csv`;
  }

  async function offer(row) {
    given.add(row);
    const text = ["group,message,day", ...[...given].sort(), ""].join("\n");
    const link = save.querySelector("a");
    link.download = await name(text, row.split(",")[2]);
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    save.querySelector("[role=status]").textContent = given.size;
    save.hidden = false;
  }

  document.querySelectorAll("[data-copy]").forEach(button => {
    const text = button.closest("details, .kits-hq").querySelector("[data-text]");
    button.hidden = false;
    button.addEventListener("click", () => kits.copy(text, null, () => {
      button.classList.add("kits-copied");
      if (button.dataset.row) offer(button.dataset.row);
    }, () => {}));
  });
}(window.kits));
