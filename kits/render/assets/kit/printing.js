// On paper everything is open: what is folded on the screen could not be unfolded there.
(function (kits) {
  "use strict";

  let opened = [];

  window.addEventListener("beforeprint", () => {
    opened = kits.all("details:not([open])");
    opened.forEach(part => { part.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach(part => { part.open = false; });
    opened = [];
  });
})(window.kits = window.kits || {});
