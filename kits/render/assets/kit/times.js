// Moments in words, the reader's own time beside the group's where it differs, and the quiet hours of
// a group by its own clock.
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

  const MINUTE = 60000;
  const A_DAY = 24 * 60;
  const minutes = clock => clock.split(":").reduce((hours, rest) => hours * 60 + Number(rest), 0);
  const around = count => ((count % A_DAY) + A_DAY) % A_DAY;

  // The minute of the day in a zone; where the browser does not know it, by the offset of a moment there.
  function minuteIn(zone, at, written) {
    try {
      const facts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
      return minutes(new Intl.DateTimeFormat("en", facts).format(at));
    } catch (unknown) {
      const there = Date.parse(written.slice(0, 16) + "Z") - Date.parse(written);
      return around(Math.floor((at + there) / MINUTE));
    }
  }

  // Of what waits at `now`: [when its group's quiet hours end, the clock then, whether it is today].
  function morningOf(item, now) {
    const [hours, zone] = (item.getAttribute("data-quiet") || "").split(" ");
    if (!zone) return null;
    const [first, last] = hours.split("-").map(minutes);
    const written = item.getAttribute("data-send");
    const minute = minuteIn(zone, now, written);
    if (around(minute - first) >= around(last - first)) return null;
    const ends = now - now % MINUTE + around(last - minute) * MINUTE;
    const drift = around(last - minuteIn(zone, ends, written) + A_DAY / 2) - A_DAY / 2; // summer time
    return [ends + drift * MINUTE, hours.split("-")[1], minute < last];
  }

  kits.quietUntil = (item, now) => (morningOf(item, now) || [0])[0];

  kits.morning = (item, now) => {
    const [, clock, today] = morningOf(item, now);
    return kits.say(today ? kits.words.today : kits.words.tomorrow, { time: clock });
  };

  kits.showOwnTimes = () => {
    kits.all("time[data-own]").forEach(time => {
      const written = time.getAttribute("datetime");
      const at = new Date(written);
      const own = wall(at);
      if (own === written.slice(0, 16)) return;
      const shown = own.slice(0, 10) === written.slice(0, 10) ? hour(at) : day(at) + " " + hour(at);
      time.after(" ", kits.element("span", "size", kits.say(kits.words.own, { time: shown })));
    });
  };
})(window.kits = window.kits || {});
