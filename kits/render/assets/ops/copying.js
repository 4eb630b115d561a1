// Buttons that copy the text before them; where nothing copies it stays selected, for a thumb.
(function (kits) {
  "use strict";

  document.querySelectorAll("button[data-copy]").forEach(button => {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      kits.copy(button.previousElementSibling, "", () => {
        button.textContent = button.getAttribute("data-copied");
        setTimeout(() => { button.textContent = words; }, 2000);
      }, () => {});
    });
  });
})(window.kits = window.kits || {});
