// When something was said, in a zone and in one order of day and month: as kits/chats/moments.py.

function clockOf(zone) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric", second: "numeric",
  });
  // What the clock shows at an instant, in seconds as if it were UTC.
  const shown = instant => {
    const at = Object.fromEntries(format.formatToParts(instant * 1000).map(p => [p.type, Number(p.value)]));
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) / 1000;
  };
  const offset = instant => shown(instant) - instant;
  // The first instant at which it shows this; where it never does, as before it was put forward.
  const instantOf = wall => {
    const [before, after] = [offset(wall - 86400), offset(wall + 86400)];
    if (offset(wall - before) === before) return wall - before;
    return offset(wall - after) === after ? wall - after : wall - before;
  };
  const written = instant => {
    const behind = offset(instant);
    const size = Math.abs(behind);
    const two = number => String(Math.floor(number)).padStart(2, "0");
    const sign = behind < 0 ? "-" : "+";
    const iso = new Date((instant + behind) * 1000).toISOString().slice(0, 19);
    return `${iso}${sign}${two(size / 3600)}:${two(size % 3600 / 60)}`;
  };
  return { shown, instantOf, written };
}

const DAY = 86400;
const numbers = text => (text.match(/[0-9]+/g) || []).map(Number);

function isOpen(stamp) {
  const [first, second] = numbers(stamp.date || "");
  if (second === undefined || first === second) return false;
  return !(stamp.order || stamp.date.includes("月") || first > 2000);
}

// The instant in seconds; null where there is no such time.
function momentOf(stamp, order, now, clock, halves) {
  if (stamp.instant !== undefined) {
    return stamp.instant >= 946684800 && stamp.instant < 4102444800 ? stamp.instant : null;
  }
  let [hour, minute = 0, second = 0] = numbers(stamp.time);
  const small = stamp.time.toLowerCase();
  const says = half => halves[half].some(word => small.includes(word));
  if (hour < 12 && (says("pm") || (says("noon") && hour < 6))) hour += 12;
  else if (says("am") && !says("pm") && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const time = hour * 3600 + minute * 60 + second;
  const today = Math.floor(clock.shown(now) / DAY) * DAY;
  const found = daysOf(numbers(stamp.date), stamp.order || order, today)
    .map(day => clock.instantOf(day + time));
  if (!found.length) return null;
  const year = new Date(clock.shown(found[0]) * 1000).getUTCFullYear();
  if (year < 2000 || year > 2099) return null;
  const past = found.find(each => each <= now);
  return past === undefined ? found[0] : past;
}

function daysOf(date, order, today) {
  if (!date.length) return [today, today - DAY];
  const day = (y, m, d) => {
    const at = new Date(Date.UTC(y, m - 1, d));
    return y > 99 && at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? [at.getTime() / 1000] : [];
  };
  if (date[0] > 2000) return day(...date);
  const [first, second, year] = date;
  const [m, d] = order === "dmy" ? [second, first] : [first, second];
  if (year !== undefined) return day(year > 99 ? year : 2000 + year, m, d);
  const last = new Date(today * 1000).getUTCFullYear();
  return Array.from({ length: 9 }, (_, back) => day(last - back, m, d)).flat();
}
