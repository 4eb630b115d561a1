// The finder of people in the ledger: hides everyone whose name does not sound like what is typed.
(function () {
  "use strict";

  const bar = document.querySelector("[data-people]");
  if (!bar) return;
  const input = bar.querySelector("input");
  const status = bar.querySelector("[role=status]");
  const close = text => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const people = [...document.querySelectorAll("[data-sounds]")].map(item => ({
    item, keys: item.getAttribute("data-sounds").split(" ").map(close),
  }));

  function show() {
    const term = close(input.value);
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
}());
