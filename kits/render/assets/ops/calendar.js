// The calendar: shows what one chooses, and fills an unfolded row with the groups of its list.
(function (kits) {
  "use strict";

  const bar = document.querySelector(".kits-sift");
  if (!bar) return;
  const { all } = kits;
  const asked = name => (bar.querySelector(`[name="${name}"]`) || {}).value || "";
  const listOf = part => document.querySelector(`#to-${part.getAttribute("data-to")} ul`);

  // Each part of a row with the choices that its groups stand for, "area.owner".
  const known = new Map();
  function choices(part) {
    const list = part.hasAttribute("data-to") ? listOf(part) : part;
    if (!known.has(list)) {
      known.set(list, new Set(all("[data-in]", list).map(one => one.getAttribute("data-in"))));
    }
    return known.get(list);
  }

  const rows = all("[data-campaign]").map(row => ({
    row, parts: all("[data-part]", row).map(part => ({ part, choices: [...choices(part)] })),
  }));

  function show() {
    const campaign = asked("campaign");
    const area = asked("area");
    const owner = asked("owner");
    const fits = choice => {
      const [of, by] = choice.split(".");
      return (!area || of === area) && (!owner || by === owner);
    };
    let shown = 0;
    rows.forEach(({ row, parts }) => {
      let any = false;
      parts.forEach(({ part, choices }) => {
        part.hidden = !choices.some(fits);
        any = any || !part.hidden;
      });
      row.hidden = !any || (campaign && row.getAttribute("data-campaign") !== campaign);
      shown += !row.hidden;
    });
    all("[data-in]").forEach(one => {
      one.classList.toggle("kits-other", !fits(one.getAttribute("data-in")));
    });
    all(".kits-day, .kits-earlier, .kits-week").forEach(part => {
      part.hidden = !part.querySelector("[data-campaign]:not([hidden])");
    });
    bar.querySelector("[role=status]").textContent =
      campaign || area || owner ? bar.getAttribute("data-words").replace("{n}", shown) : "";
  }

  // The list's links lead to groups; those of a row, to its text in each of them.
  function fill(row) {
    const [campaign, anchor] = row.querySelector(".kits-text-of").getAttribute("href").split("/").slice(-2);
    all("[data-to]", row).forEach(part => {
      const list = listOf(part).cloneNode(true);
      all("a", list).forEach(link => {
        link.setAttribute("href", `${link.getAttribute("href")}${campaign}/${anchor}`);
      });
      part.append(list);
      part.removeAttribute("data-to");
      part.querySelector("a[href^='#']").remove();
    });
  }

  rows.forEach(({ row }) => {
    const more = row.querySelector("details");
    more.addEventListener("toggle", () => more.open && fill(row));
  });

  const named = new URLSearchParams(location.search).get("campaign");
  const select = bar.querySelector("[name=campaign]");
  if (named && select && all("option", select).some(one => one.value === named)) select.value = named;
  bar.hidden = false;
  bar.addEventListener("change", show);
  show(); // what one chose before, where a browser keeps it
})(window.kits = window.kits || {});
