// Ways to hand a text on: the link that a channel has for it, and the share sheet of the device. Both
// say what the page shows; nothing leaves it before a tap, and nobody needs them to copy.
(function (kits) {
  "use strict";

  const LONGEST = 6000; // characters of a link; servers refuse lines of 8 KB
  const ADDRESS = /https?:\/\/[^\s]+/;

  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
  }

  function link(panel, template) {
    const text = panel.querySelector("[data-text]").textContent;
    const subject = panel.querySelector("[data-subject]");
    const address = ADDRESS.exec(text);
    if (template.includes("{url}") && !address) return null;
    const made = filled(template, {
      text: template.startsWith("mailto:") ? text.replace(/\n/g, "\r\n") : text,
      url: address ? address[0] : "",
      subject: subject ? subject.textContent : "",
    });
    return made.length > LONGEST ? null : made;
  }

  kits.startSharing = () => {
    kits.all("a[data-share]").forEach(share => {
      const to = link(share.closest(".panel"), share.getAttribute("data-share"));
      if (to) share.href = to;
      share.hidden = !to;
    });
    kits.all("button[data-sheet]").forEach(button => { button.hidden = !navigator.share; });
  };

  kits.openSheet = button => {
    const text = button.closest(".panel").querySelector("[data-text]").textContent;
    navigator.share({ text: text }).catch(() => {}); // closed without a choice, which is one
  };
})(window.kits = window.kits || {});
