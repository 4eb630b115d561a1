// The operator's evening: ticks and what is written down become rows, and the rows files to save.
(function (kits) {
  "use strict";

  const root = document.querySelector(".kits-evening");
  if (!root) return;
  const { basket } = kits;
  const { titles, words, upload } = kits.evening;
  const { all, element, stamp, today } = kits;

  // The list: a tick is a row that says it was seen there; what a chat said ticks too.
  const boxes = all(".kits-ticks[data-message] input").map(box => {
    const { campaign, message } = box.closest("ul").dataset;
    const row = { campaign, group: box.value, message, how: "seen", version: box.dataset.version };
    box.addEventListener("change", () => {
      if (box.checked) basket.add("receipts", [{ ...row, at: stamp() }]);
      else basket.remove(row);
    });
    return { box, row, mark: box.closest("label").querySelector("i") };
  });

  function showTicks() {
    const { answered } = basket;
    for (const { box, row, mark } of boxes) {
      const answer = answered.get(kits.spotOf(row)) || {};
      box.checked = "how" in answer;
      box.disabled = !!answer.isSaved;
      const said = [words[answer.how], answer.isSaved && words.saved].filter(Boolean);
      mark.textContent = said.map(word => `· ${word}`).join(" ");
    }
  }

  // Whose groups they are is asked once on a phone.
  const owner = root.querySelector("[name=owner]");
  function showOwner() {
    if (!owner) return;
    owner.value = basket.owner;
    if (owner.selectedIndex < 0) owner.value = "*";
    all("[data-owner]").forEach(share => {
      share.hidden = owner.value !== "*" && share.dataset.owner !== owner.value;
    });
  }
  if (owner) {
    owner.closest(".kits-sift").hidden = false;
    owner.addEventListener("change", () => { basket.owner = owner.value; });
  }

  // What is written down. Of ten thousand groups a choice is made only when it is opened.
  const option = (value, text) => {
    const choice = element("option", "", text);
    choice.value = value;
    return choice;
  };
  function fill(form) {
    const mine = owner && owner.value !== "*" ? owner.value : null;
    const groups = basket.expected.groups.filter(group => mine === null || group.owner === mine);
    const choices = {
      group: () => groups.map(group => option(group.id, group.name)),
      message: () => Object.entries(titles).map(([id, title]) => option(id, `${title} · ${id}`)),
    };
    all("select", form).forEach(select => {
      const { value } = select;
      select.replaceChildren(select.options[0], ...choices[select.name]());
      select.value = value;
      if (select.selectedIndex < 0) select.value = "";
    });
  }
  const forms = all("[data-kind]").map(form => {
    const { kind, row } = form.dataset;
    const given = JSON.parse(row || "{}");
    const fields = all("[name]", form);
    const folded = form.closest("details");
    folded.addEventListener("toggle", () => { if (folded.open) fill(form); });
    form.querySelector("button").addEventListener("click", () => {
      if (!fields.every(field => field.reportValidity())) return;
      const typed = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
      if (kind === "asks" && !row) typed.id = `${typed.group}-${stamp().replace(/\D/g, "").slice(2, 14)}`;
      basket.add(kind, [{ ...given, ...typed, day: today() }]);
      fields.forEach(field => { field.value = ""; });
      folded.open = false;
    });
    return { kind, given: row && given, mark: folded.querySelector("summary i") };
  });

  function showForms() {
    for (const { kind, given, mark } of forms) {
      if (!given) continue;
      const written = basket.find(one => one.kind === kind
        && Object.entries(given).every(([name, value]) => one.row[name] === value));
      mark.textContent = written ? "✓" : "";
    }
  }

  // What is to be saved.
  const bar = root.querySelector("[data-basket]");
  const shown = bar.querySelector("[data-upload]");
  function showBar() {
    bar.hidden = !basket.size;
    shown.hidden = true;
    bar.querySelector("details").open = false;
    all("pre", bar).forEach(text => text.remove());
    const text = words[basket.size === 1 ? "one" : "many"];
    bar.querySelector("[role=status]").textContent = kits.say(text, { n: basket.size });
  }

  function folderOf({ path, name }) {
    const link = element("a", "", words.folder);
    const folder = path.slice(0, -name.length - 1).split("/").map(encodeURIComponent).join("/");
    link.href = upload[1] ? upload[0] + folder : upload[0];
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  bar.querySelector("[data-save]").addEventListener("click", () => {
    const list = bar.querySelector("[data-files]");
    const links = basket.files(today()).map(file => {
      const link = element("a", "", file.path);
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/csv" }));
      link.download = file.name;
      return [link, ...(upload ? [folderOf(file)] : [])];
    });
    list.replaceChildren(...links.map(those => element("li", "", ...those)));
    shown.hidden = false;
    // A view inside an app saves nothing, and may leave the page for it.
    if (links.length === 1 && !/MicroMessenger/.test(navigator.userAgent)) links[0][0].click();
  });

  const copy = bar.querySelector("[data-copy]");
  copy.addEventListener("click", () => {
    all("pre", bar).forEach(text => text.remove());
    const text = element("pre", "", basket.files(today()).map(file => `${file.path}\n${file.text}`).join("\n"));
    bar.append(text); // where nothing copies it stays, selected, for a thumb
    shown.hidden = false;
    const usual = copy.textContent;
    kits.copy(text, null, () => {
      text.remove();
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = usual; }, 2000);
    }, () => {});
  });
  bar.querySelector("[data-done]").addEventListener("click", () => basket.settle());
  bar.querySelector("[data-discard]").addEventListener("click", () => basket.clear());

  basket.listen(() => {
    showOwner();
    showTicks();
    showForms();
    showBar();
  });
})(window.kits = window.kits || {});
