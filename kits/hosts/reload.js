// Keeps a previewed page up to date: reloads it when there is a newer edition, and shows what is
// wrong when there is not. Listens only while the page is looked at, since a browser keeps no more
// than six connections to one server.
"use strict";
(() => {
  const { edition } = document.currentScript.dataset;
  const note = document.createElement("pre");
  note.setAttribute("role", "alert");
  Object.assign(note.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", boxSizing: "border-box",
    maxHeight: "40vh", margin: "0", padding: "12px 16px", overflow: "auto",
    background: "#8c1d18", color: "#fff", font: "13px/1.5 ui-monospace, monospace",
    whiteSpace: "pre-wrap", overflowWrap: "anywhere",
  });
  let source = null;

  function hear({ data }) {
    const news = JSON.parse(data);
    if (news.edition !== edition) return location.reload();
    note.textContent = news.problem;
    if (news.problem) document.body.append(note);
    else note.remove();
  }

  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/_kits/changes");
      source.onmessage = hear;
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
