// The line for the operator, with a button that copies it and says whether that worked.
(function (kits) {
  "use strict";

  kits.lineToCopy = line => {
    const shown = kits.element("p", "kits-line", line);
    const told = kits.element("span", "kits-told");
    const button = kits.button(kits.words.copy, () => {
      told.textContent = "";
      kits.copy(shown, null,
        () => { told.textContent = "✓ " + kits.words.copied; },
        () => { told.textContent = kits.words.hold; });
    });
    const act = kits.element("p", "kits-act");
    told.setAttribute("role", "status");
    act.append(button, " ", told);
    const whole = document.createDocumentFragment();
    whole.append(kits.element("p", "", kits.words.tell), shown, act);
    return whole;
  };
})(window.kits = window.kits || {});
