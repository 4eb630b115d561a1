// Buttons that copy the text before them, one at a time; where nothing copies it stays selected, for a
// thumb. Of what was given to somebody it makes a file for the log, as commands write it (chats/rows.js).
(function (kits) {
  "use strict";

  const save = document.querySelector("[data-save]");
  const given = [];

  function offer(row) {
    const day = kits.today();
    given.push({ ...row, day });
    const file = fileOf(save.dataset.save, [...Object.keys(row), "day"], given, day);
    const link = save.querySelector("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: "text/csv" }));
    link.download = file.name;
    save.querySelector("[role=status]").textContent = file.text.split("\n").length - 2;
    save.hidden = false;
  }

  kits.all("button[data-copy]").forEach(button => {
    const { copied, row } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", () => kits.copy(button.previousElementSibling, "", () => {
      button.textContent = `✓ ${copied}`;
      if (row) offer(JSON.parse(row));
    }, () => {}));
  });
})(window.kits = window.kits || {});
