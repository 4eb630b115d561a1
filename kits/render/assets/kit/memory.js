// What this device remembers. Where storage is refused the page forgets, and does everything else.
(function (kits) {
  "use strict";

  const TEXTS = "texts"; // [[place, text], …] of all kits, the newest last
  const MOST = 200000; // characters of texts that are kept; a browser gives some millions in all

  kits.recall = name => {
    try {
      return JSON.parse(localStorage.getItem("kits:" + name)) || {};
    } catch (refused) {
      return {};
    }
  };

  // A record that was kept; whatever else stands under the name is none.
  kits.recallRecord = name => {
    const kept = kits.recall(name);
    return typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  };

  // Whether it was kept.
  kits.remember = (name, value) => {
    try {
      localStorage.setItem("kits:" + name, JSON.stringify(value));
      return true;
    } catch (refused) {
      return false;
    }
  };

  function texts() {
    const kept = kits.recall(TEXTS);
    return Array.isArray(kept) ? kept : [];
  }

  // A text as it was copied, so that a later visit can say what has changed. The oldest go first:
  // over the most, and half of them at a time where the browser has no room.
  kits.rememberText = (place, text) => {
    let kept = texts().filter(one => one[0] !== place).concat([[place, text]]);
    let length = kept.reduce((sum, one) => sum + one[1].length, 0);
    while (length > MOST) length -= kept.shift()[1].length;
    while (kept.length && !kits.remember(TEXTS, kept)) kept = kept.slice(Math.ceil(kept.length / 2));
  };

  kits.recallText = place => (texts().find(one => one[0] === place) || [])[1];
})(window.kits = window.kits || {});
