// The finder of people in the ledger: hides everyone whose name does not sound like what is typed.
(function (kits) {
  "use strict";

  const bar = document.querySelector("[data-people]");
  if (!bar) return;
  const input = bar.querySelector("input");
  const status = bar.querySelector("[role=status]");
  const people = kits.all("[data-sounds]").map(item => ({
    item, keys: item.getAttribute("data-sounds").split(" ").map(kits.close),
  }));

  function show() {
    const term = kits.close(input.value);
    let any = false;
    people.forEach(({ item, keys }) => {
      item.hidden = !keys.some(key => key.includes(term));
      any = any || !item.hidden;
    });
    status.textContent = any ? "" : status.getAttribute("data-none");
  }

  bar.hidden = false;
  input.addEventListener("input", show);
  show();
})(window.kits = window.kits || {});
