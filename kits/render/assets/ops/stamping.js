// The moment with the offset of this device, 2026-12-07T20:01:05+08:00, and its day.
(function (kits) {
  "use strict";

  kits.stamp = () => {
    const two = number => String(Math.floor(Math.abs(number))).padStart(2, "0");
    const at = new Date();
    const offset = -at.getTimezoneOffset();
    const local = new Date(at.getTime() + offset * 60000).toISOString().slice(0, 19);
    return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
  };
  kits.today = () => kits.stamp().slice(0, 10);
})(window.kits = window.kits || {});
