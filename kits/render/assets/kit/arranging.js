// The cards of a kit by what is to do, as kits/render/kit_pages.py parts them; what was copied on this
// device makes room for what is due next.
(function (kits) {
  "use strict";

  const RANKS = { due: 0, held: 1, next: 2, later: 2, left: 3 };
  const COPIED = 4;

  const phaseOf = card => card.getAttribute("data-phase");
  const sent = card => Date.parse(card.getAttribute("data-send"));
  const isCopied = card => card.hasAttribute("data-copied") || Boolean(card.getAttribute("data-answered"));
  const asks = card => !isCopied(card) && /due|held|next|later/.test(phaseOf(card));
  let lead = document.querySelector("[data-cards='now'] > [open]");
  let shown = null;

  function rank(card) {
    const late = card.hasAttribute("data-asked") ? 0 : .5;
    return (isCopied(card) ? COPIED : RANKS[phaseOf(card)]) + late;
  }

  function partOf(card) {
    const phase = phaseOf(card);
    if (/due|held|left/.test(phase)) return "now";
    if (/done|expired/.test(phase)) return "past";
    return card.hasAttribute("data-asked") && !isCopied(card) ? "now" : "ahead";
  }

  function parted(cards) {
    const parts = { now: [], ahead: [], past: [] };
    cards.sort((one, other) => sent(one) - sent(other));
    cards.forEach(card => parts[partOf(card)].push(card));
    parts.now.sort((one, other) => rank(one) - rank(other));
    if (!parts.now.some(asks)) {
      parts.now.push(...parts.ahead.filter(card => phaseOf(card) === "next"));
      parts.ahead = parts.ahead.filter(card => phaseOf(card) !== "next");
    }
    parts.past.reverse();
    return parts;
  }

  // Only what is out of its place moves, and what has the focus keeps it.
  function place(list, cards) {
    const focused = document.activeElement;
    cards.forEach((card, at) => {
      if (list.children[at] !== card) list.insertBefore(card, list.children[at] || null);
    });
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
    const part = list.closest("[data-part]");
    if (part) part.hidden = !cards.length;
  }

  function open(card) {
    if (card === lead) return;
    if (lead) lead.open = false;
    lead = card;
    if (lead) lead.open = true;
  }

  function showNext(card) {
    const line = document.querySelector("[data-next]");
    line.hidden = !card || !lead;
    if (!card) return;
    line.querySelector("a").href = "#" + card.id;
    line.querySelector(".at").textContent = card.querySelector("time").textContent;
    line.querySelector("b").textContent = card.querySelector("h3").textContent;
  }

  kits.arrange = () => {
    const lists = kits.all("[data-cards]");
    if (!lists.length) return;
    const parts = parted(kits.all("[data-cards] > .card"));
    open(parts.now.find(card => asks(card) && !/next|later/.test(phaseOf(card)))
      || parts.now.find(card => asks(card) && card.hasAttribute("data-asked")) || null);
    lists.forEach(list => place(list, parts[list.getAttribute("data-cards")]));
    document.querySelector("[data-idle]").hidden = Boolean(lead || document.querySelector("[data-rows='due'] > li"));
    if (lead && lead !== shown) kits.showPanel(lead);
    shown = lead;
    showNext(parts.ahead.find(card => phaseOf(card) === "next"));
  };

  const spoken = (tag, source) => kits.element(tag, "", source.textContent);

  // What is still to do with a text once it is pasted, of a card that has folded.
  function steps(card) {
    const found = kits.all(".report", card).map(report => report.cloneNode(true));
    found.forEach(report => {
      const title = report.querySelector("h4");
      title.replaceWith(spoken("p", title)); // outside its card it heads nothing
    });
    kits.all(".enclosed > h4", card).forEach(title => {
      const link = spoken("a", title);
      link.href = "#" + card.id;
      found.unshift(link);
    });
    return found;
  }

  // After a copy of what led: it folds for what is due next, and the page says what to do with it.
  kits.makeRoom = (card, sentence) => {
    const hint = document.querySelector("[data-hint]");
    const led = card === lead;
    kits.refresh();
    if (!hint) return;
    const folds = led && !card.open; // what several groups get stays until all have it
    hint.hidden = !folds;
    hint.textContent = "";
    if (!folds) return;
    hint.append(kits.element("p", "", sentence), ...steps(card));
    kits.showPending(card);
    card.querySelector("summary").focus({ preventScroll: true });
    const section = hint.parentNode;
    if (section.getBoundingClientRect().top < 0) section.scrollIntoView();
  };
})(window.kits = window.kits || {});
