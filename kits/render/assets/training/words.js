// What the other parts speak with: the page's sentences, its days and buttons.
(function (kits) {
  "use strict";

  const holder = document.querySelector("[data-words]");

  kits.words = JSON.parse(holder.getAttribute("data-words"));
  kits.day = at => new Intl.DateTimeFormat(
    holder.closest("[lang]").lang, { year: "numeric", month: "short", day: "numeric" }
  ).format(new Date(at));

  kits.button = (text, act) => {
    const made = kits.element("button", "md-button kits-button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
})(window.kits = window.kits || {});
