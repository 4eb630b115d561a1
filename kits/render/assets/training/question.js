// A question that answers at once. Where one option is right, each is a button, since arrow keys
// would choose on their way through radio buttons; where several are, they are ticked and checked.
(function (kits) {
  "use strict";

  const parts = (node, classes) => {
    const made = kits.element("span", classes);
    made.append(...node.childNodes);
    return made;
  };

  function verdict(option, kind) {
    const mark = { right: "✓ ", wrong: "✗ ", missing: "→ " }[kind];
    option.item.setAttribute("data-verdict", kind);
    option.verdict.textContent = mark + kits.words[kind];
  }

  function clear(option) {
    option.item.removeAttribute("data-verdict");
    option.verdict.textContent = "";
  }

  kits.question = (fieldset, solved) => {
    const list = fieldset.querySelector(":scope > ul");
    const answer = fieldset.querySelector("details");
    const several = kits.all("[data-right]", list).length > 1;
    const options = Array.from(list.children).map(item => ({
      item: item, right: item.hasAttribute("data-right"), verdict: kits.element("span", "kits-verdict"),
    }));
    const told = kits.element("div", "kits-result");
    const again = kits.button(kits.words.again, retry);
    const check = kits.button(kits.words.check, () => judge(option => option.control.checked));
    let open = true;

    // The reason; where the answer was another, what the page says where no script runs.
    function tell(well) {
      const why = answer.getAttribute("data-why");
      told.textContent = "";
      told.append(kits.element("b", "", well ? kits.words.well : kits.words.badly));
      if (!well) kits.all(":scope > :not(summary)", answer).forEach(part => told.append(part.cloneNode(true)));
      else if (why) told.append(kits.element("p", "", why));
      told.setAttribute("data-well", String(well));
    }

    function judge(chosen) {
      if (!open || !options.some(chosen)) return;
      const well = options.every(option => option.right === Boolean(chosen(option)));
      open = false;
      options.forEach(option => {
        if (option.right) verdict(option, chosen(option) ? "right" : "missing");
        else if (chosen(option)) verdict(option, "wrong");
        lock(option.control, true);
      });
      if (several) lock(check, true);
      again.hidden = well;
      tell(well);
      if (well) solved();
    }

    function retry() {
      open = true;
      options.forEach(option => {
        clear(option);
        lock(option.control, false);
        if (several) option.control.checked = false;
        else option.control.setAttribute("aria-pressed", "false");
      });
      lock(check, false);
      told.textContent = "";
      again.hidden = true;
      options[0].control.focus();
    }

    // Not disabled: focus stays where the reader is.
    function lock(control, locked) {
      if (locked) control.setAttribute("aria-disabled", "true");
      else control.removeAttribute("aria-disabled");
    }

    function asButton(option) {
      const text = parts(option.item);
      const control = kits.element("button", "kits-option");
      control.type = "button";
      control.setAttribute("aria-pressed", "false");
      control.append(text, option.verdict);
      control.addEventListener("click", () => {
        if (!open) return;
        control.setAttribute("aria-pressed", "true");
        judge(other => other === option);
      });
      option.control = control;
      option.item.append(control);
    }

    function asBox(option) {
      const label = kits.element("label", "kits-option");
      const control = kits.element("input");
      control.type = "checkbox";
      control.addEventListener("click", event => { if (!open) event.preventDefault(); });
      label.append(control, parts(option.item), option.verdict);
      option.control = control;
      option.item.append(label);
    }

    options.forEach(several ? asBox : asButton);
    told.setAttribute("role", "status");
    again.hidden = true;
    if (several) {
      list.insertAdjacentElement("beforebegin", kits.element("p", "kits-several", kits.words.several));
      list.insertAdjacentElement("afterend", check);
    }
    answer.insertAdjacentElement("beforebegin", told);
    told.insertAdjacentElement("afterend", again);
    fieldset.classList.add("kits-live");
  };
})(window.kits = window.kits || {});
