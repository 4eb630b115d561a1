// Copying that tells the truth: a copy is one only after its event came and took the text, or the
// clipboard has answered.
(function (kits) {
  "use strict";

  const PATIENCE = 800; // ms: a clipboard promise may never settle

  // Inside the tap and without waiting: works in views inside apps that refuse the other way.
  function copyAtOnce(text, html) {
    const focused = document.activeElement;
    let taken = false; // a browser may say that it copied, and have done nothing
    const area = document.createElement("textarea");
    const put = event => {
      if (!event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
      event.stopImmediatePropagation();
      taken = true;
    };
    area.value = text;
    area.setAttribute("inputmode", "none"); // no keyboard slides in
    area.setAttribute("aria-hidden", "true");
    area.style.cssText = "position:fixed;top:0;left:0;width:1px;height:1px;opacity:0;font-size:16px";
    document.body.appendChild(area);
    document.addEventListener("copy", put, true);
    try {
      area.focus({ preventScroll: true });
      area.setSelectionRange(0, text.length);
      return document.execCommand("copy") && taken;
    } catch (refused) {
      return false;
    } finally {
      document.removeEventListener("copy", put, true);
      area.remove();
      if (focused && focused.focus) focused.focus({ preventScroll: true });
    }
  }

  function askClipboard(text, html) {
    try {
      if (html && window.ClipboardItem && navigator.clipboard.write) {
        const plain = new Blob([text], { type: "text/plain" });
        const rich = new Blob([html], { type: "text/html" });
        return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": rich })]);
      }
      return navigator.clipboard.writeText(text);
    } catch (absent) {
      return Promise.reject(absent);
    }
  }

  function select(element) {
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.selectAllChildren(element);
  }

  // The text of an element; where nothing copies it is selected, for a thumb to press and hold.
  kits.copy = (element, html, copied, refused) => {
    const text = element.textContent;
    if (copyAtOnce(text, html)) {
      copied();
      return;
    }
    let open = true;
    const giveUp = () => {
      if (!open) return;
      open = false;
      select(element);
      refused();
    };
    askClipboard(text, html).then(() => { open = false; copied(); }, giveUp);
    setTimeout(giveUp, PATIENCE);
  };
})(window.kits = window.kits || {});
