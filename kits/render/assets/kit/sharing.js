// Ways to hand a text on: the link that a channel has for it, and the share sheet of the device. Both
// say what the page shows; nothing leaves it before a tap, and nobody needs them to copy.
(function (kits) {
  "use strict";

  const LONGEST = 6000; // characters of a link; servers refuse lines of 8 KB
  const ADDRESS = /https?:\/\/[^\s\u3000-\u303f\uff00-\uffef]*[^\s\u3000-\u303f\uff00-\uffef.,;:!?)]/;

  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
  }

  // A link that takes the address by itself puts it before the text, which must not bring it again.
  function without(address, text) {
    const rest = text.replace(new RegExp(ADDRESS.source, "g"), found => found === address ? "" : found);
    return rest.replace(/[^\S\n]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();
  }

  function link(panel, template) {
    const text = panel.querySelector("[data-text]").textContent;
    const subject = panel.querySelector("[data-subject]");
    const address = ADDRESS.exec(text);
    const apart = template.includes("{url}");
    if (apart && !address) return null;
    const said = apart ? without(address[0], text) : text;
    const made = filled(template, {
      text: template.startsWith("mailto:") ? said.replace(/\n/g, "\r\n") : said,
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
