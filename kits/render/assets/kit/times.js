// Moments in words, and the reader's own time beside the group's where it differs.
(function (kits) {
  "use strict";

  const language = document.documentElement.lang;
  const hour = at => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  const day = at => new Intl.DateTimeFormat(language, { month: "short", day: "numeric" }).format(at);

  kits.moment = at =>
    at.toDateString() === new Date().toDateString() ? hour(at) : day(at) + " " + hour(at);

  // The wall clock of this device, written as the page writes the group's.
  function wall(at) {
    return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }

  kits.showOwnTimes = () => {
    kits.all("time[data-own]").forEach(time => {
      const written = time.getAttribute("datetime");
      const at = new Date(written);
      const own = wall(at);
      if (own === written.slice(0, 16)) return;
      const shown = own.slice(0, 10) === written.slice(0, 10) ? hour(at) : day(at) + " " + hour(at);
      const beside = document.createElement("span");
      beside.className = "size";
      beside.textContent = kits.say(kits.words.own, { time: shown });
      time.after(" ", beside);
    });
  };
})(window.kits = window.kits || {});
