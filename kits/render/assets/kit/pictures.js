// Pictures below what is seen wait until somebody scrolls (messages.css keeps them away), so that the
// first view is light. Where this script does not come, they come by themselves a little later.
(function (kits) {
  "use strict";

  const pictures = kits.all(".enclosed img");

  function load(picture) {
    picture.setAttribute("data-near", "");
  }

  function watch(margin) {
    const observer = new IntersectionObserver(entries => entries.forEach(entry => {
      if (!entry.isIntersecting) return;
      kits.all("img", entry.target).forEach(load);
      observer.unobserve(entry.target);
    }), { rootMargin: margin });
    pictures.forEach(picture => observer.observe(picture.parentNode));
  }

  if (!window.IntersectionObserver) {
    pictures.forEach(load);
    return;
  }
  watch("0px");
  window.addEventListener("scroll", () => watch("100% 0px"), { once: true, passive: true });
})(window.kits = window.kits || {});
