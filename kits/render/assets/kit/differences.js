// What became different between two texts: words where a script has spaces, else words or characters.
(function (kits) {
  "use strict";

  const MOST = 1000000; // cells of the table below: a moment, and 2 MB, on an old phone
  const WHOLE = /https?:\/\/[^\s]+|#小程序:\/\/[^\s]+|\d+(?:[:.]\d+)+|\n|[^\S\n]+/;
  // Where the browser knows no words: runs of letters, and each Chinese, Japanese or Thai character.
  // Without property escapes, which an older browser would refuse together with the whole script.
  const WORDS = /[^\s!-\/:-@\[-`{-~\u0e00-\u0e7f\u2000-\u206f\u2e80-\u9fff\uac00-\ud7af\ud800-\uffff]+|[\ud800-\udbff][\udc00-\udfff]|[^]/g;

  const joined = lists => [].concat.apply([], lists);

  function words(stretch, language) {
    if (window.Intl && Intl.Segmenter) {
      const segmenter = new Intl.Segmenter(language, { granularity: "word" });
      return Array.from(segmenter.segment(stretch), one => one.segment);
    }
    return stretch.match(WORDS);
  }

  // Addresses, hours and white space stay whole.
  function tokens(text, language) {
    const stretches = text.split(new RegExp("(" + WHOLE.source + ")"));
    return joined(stretches.map((stretch, place) =>
      !stretch ? [] : place % 2 ? [stretch] : words(stretch, language)));
  }

  const lines = text => text.match(/[^\n]*\n|[^\n]+/g) || [];

  // The longest common subsequence of two lists, as [kind, part] of "same", "gone" and "new".
  function compare(before, after) {
    const wide = after.length + 1;
    const table = new Uint16Array((before.length + 1) * wide);
    for (let i = before.length - 1; i >= 0; i -= 1) {
      for (let j = after.length - 1; j >= 0; j -= 1) {
        table[i * wide + j] = before[i] === after[j]
          ? table[(i + 1) * wide + j + 1] + 1
          : Math.max(table[(i + 1) * wide + j], table[i * wide + j + 1]);
      }
    }
    const found = [];
    let i = 0;
    let j = 0;
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i] === after[j]) {
        found.push(["same", before[i]]);
        i += 1;
        j += 1;
      } else if (i < before.length && (j === after.length
          || table[(i + 1) * wide + j] >= table[i * wide + j + 1])) {
        found.push(["gone", before[i]]);
        i += 1;
      } else {
        found.push(["new", after[j]]);
        j += 1;
      }
    }
    return found;
  }

  // What both begin and end with costs nothing; what is left is compared if it is not too much.
  function bounded(before, after) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < before.length - start && end < after.length - start
      && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    const old = before.slice(start, before.length - end);
    const now = after.slice(start, after.length - end);
    if (old.length * now.length > MOST) return null;
    const same = part => ["same", part];
    return before.slice(0, start).map(same)
      .concat(compare(old, now), before.slice(before.length - end).map(same));
  }

  // Neighbours of a kind as one; between two changes a lone space is part of them, and in one
  // change what is gone comes before what is new.
  function merged(parts) {
    const runs = [];
    let gone = "";
    let added = "";
    const flush = () => {
      if (gone) runs.push(["gone", gone]);
      if (added) runs.push(["new", added]);
      gone = added = "";
    };
    parts.forEach((part, place) => {
      const next = parts[place + 1];
      const inside = (gone || added) && next && next[0] !== "same" && /^[^\S\n]+$/.test(part[1]);
      if (part[0] === "gone" || (part[0] === "same" && inside)) gone += part[1];
      if (part[0] === "new" || (part[0] === "same" && inside)) added += part[1];
      if (part[0] !== "same" || inside) return;
      flush();
      const last = runs[runs.length - 1];
      if (last && last[0] === "same") last[1] += part[1];
      else runs.push(["same", part[1]]);
    });
    flush();
    return runs;
  }

  // [[kind, text], …]; joined without what is new it is the text before, without what is gone the
  // text after.
  kits.differences = (before, after, language) => merged(
    bounded(tokens(before, language), tokens(after, language))
    || bounded(lines(before), lines(after))
    || [["gone", before], ["new", after]]);
})(window.kits = window.kits || {});
