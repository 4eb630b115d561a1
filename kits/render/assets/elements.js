// What the scripts of every page share: elements found and made, and sentences filled.
(function (kits) {
  "use strict";

  kits.all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  kits.say = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // What is said in it is text, whoever wrote it.
  kits.element = (name, classes, ...children) => {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...children);
    return element;
  };
})(window.kits = window.kits || {});
