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

  const isRecord = value => Boolean(value) && typeof value === "object" && !Array.isArray(value);

  // A record that was kept, as far as it is one: an older page may have written it, or anybody.
  kits.recallRecord = (name, isKept) => {
    const kept = kits.recall(name);
    const record = {};
    if (isRecord(kept)) Object.keys(kept).filter(key => isKept(kept[key])).forEach(key => { record[key] = kept[key]; });
    return record;
  };

  // Some words, and when.
  kits.isDated = (value, words) => Array.isArray(value) && value.length === words + 1
    && value.every((one, at) => typeof one === (at < words ? "string" : "number"))
    && !Number.isNaN(new Date(value[words]).getTime());
  // Of each name such a value.
  kits.areDated = value => isRecord(value) && Object.keys(value).every(name => kits.isDated(value[name], 1));

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
    const isText = one => Array.isArray(one) && one.length === 2 && one.every(part => typeof part === "string");
    return Array.isArray(kept) ? kept.filter(isText) : [];
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
