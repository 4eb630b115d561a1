// Moves the line of the hour, and fades what has come to its time. Without this script the page
// shows the moment of its build.
(() => {
  const line = document.querySelector("[data-first]");
  if (!line) return;
  const first = Date.parse(line.dataset.first);
  const last = Date.parse(line.dataset.last);
  const now = line.querySelector("[data-now]");
  const stale = document.querySelector("[data-stale]");

  const show = () => {
    const at = Date.now();
    const share = `${((at - first) / (last - first)) * 100}%`;
    const today = at >= first && at < last;
    stale.hidden = today;
    now.toggleAttribute("hidden", !today);
    if (today) {
      now.setAttribute("x1", share);
      now.setAttribute("x2", share);
    }
    for (const send of document.querySelectorAll("[data-at]")) {
      send.classList.toggle("kits-gone", Date.parse(send.dataset.at) <= at);
    }
  };
  show();
  setInterval(show, 60000);
})();
