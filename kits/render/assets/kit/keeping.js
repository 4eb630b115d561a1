// Where the browser allows it, the pages opened last stay on the device (sw.js). A kept page says so
// itself; this asks whether there is a newer one, and offers it.
(function (kits) {
  "use strict";

  const OFTEN = 20000; // ms between two looks of a page that is kept
  const SELDOM = 300000; // and of one that has been open for long

  // Also where a browser hides it: on a plain address, inside an app, in private, from disk.
  function findWorkers() {
    try {
      return navigator.serviceWorker;
    } catch (refused) {
      return undefined;
    }
  }

  const workers = findWorkers();
  const script = document.currentScript && document.currentScript.src;
  const previewed = document.querySelector("script[data-edition]"); // it reloads itself, and is never old
  if (!workers || !script || previewed) return;

  const note = document.querySelector("[data-kept]");
  const at = note ? Number(note.getAttribute("data-kept")) : Date.now();
  const came = Boolean(workers.controller); // then this page is kept already
  let looked = Date.now();

  function start() {
    const loaded = kits.all("img").filter(image => image.complete && image.naturalWidth);
    workers.register(new URL("../../sw.js", script).href, { updateViaCache: "none" })
      .then(() => workers.ready)
      .then(registration => {
        if (came) return;
        const pictures = loaded.map(image => image.currentSrc);
        registration.active.postMessage({ keep: true, at: at, pictures: pictures });
      })
      .catch(() => {});
  }

  function look(wait) {
    if (document.hidden || !workers.controller || Date.now() - looked < wait) return;
    looked = Date.now();
    workers.controller.postMessage({ look: true, language: document.documentElement.lang });
  }

  // The tabs of channels stick below it, however many lines it takes.
  function makeRoom(place) {
    document.documentElement.style.setProperty("--kept", place.offsetHeight + "px");
  }

  // The page stays as it is until somebody asks: a tap may be on its way to a button.
  function offer(sentence, words) {
    const place = document.querySelector(".kept") || kits.element("p", "kept");
    const link = kits.element("a", "", words);
    link.href = "";
    place.replaceChildren(sentence, " ", link);
    document.querySelector("main").prepend(place);
    makeRoom(place);
    kits.announce(sentence);
  }

  if (note) {
    makeRoom(note);
    window.addEventListener("load", () => { // a browser that finds its place again forgets the note
      setTimeout(() => { if (window.scrollY <= note.offsetHeight) window.scrollTo(0, 0); }, 100);
    });
  }
  workers.addEventListener("message", event => {
    if (event.data.since > at) offer(event.data.newer, event.data.show);
    else if (note) note.remove();
  });
  workers.startMessages();
  window.addEventListener("load", start);
  window.addEventListener("online", () => look(0));
  document.addEventListener("visibilitychange", () => look(note && note.isConnected ? 0 : SELDOM));
  setInterval(() => { if (note && note.isConnected) look(OFTEN); }, 1000);
})(window.kits = window.kits || {});
