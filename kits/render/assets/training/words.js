// What the other parts speak with: the page's sentences, and elements made of text alone.
(function (kits) {
  "use strict";

  const holder = document.querySelector("[data-words]");

  kits.words = JSON.parse(holder.getAttribute("data-words"));
  kits.all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  kits.say = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  kits.day = at => new Intl.DateTimeFormat(
    holder.closest("[lang]").lang, { year: "numeric", month: "short", day: "numeric" }
  ).format(new Date(at));

  kits.element = (name, classes, text) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    if (text) made.textContent = text;
    return made;
  };

  kits.button = (text, act) => {
    const made = kits.element("button", "md-button kits-button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
})(window.kits = window.kits || {});
