// One bar of channels a page; the choice is remembered for the group, and for groups not seen yet.
(function (kits) {
  "use strict";

  function showChannel(channel) {
    kits.all("[role=tab]").forEach(tab => {
      const chosen = tab.getAttribute("data-channel") === channel;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    kits.all("[data-panel]").forEach(panel => {
      panel.hidden = panel.getAttribute("data-panel") !== channel;
    });
  }

  // A text that is for another channel than the chosen one is shown all the same, for this visit.
  kits.showPanel = card => {
    const panels = kits.all("[data-panel]", card);
    if (panels.length && panels.every(panel => panel.hidden)) {
      showChannel(panels[0].getAttribute("data-panel"));
    }
  };

  const places = () => {
    const kit = document.querySelector("[data-kit]").getAttribute("data-kit");
    return ["channel/" + kit.split("/")[0], "channel"];
  };

  function chooseChannel(tab) {
    const channel = tab.getAttribute("data-channel");
    showChannel(channel);
    places().forEach(place => kits.remember(place, channel));
  }

  function chosenTab(tabs) {
    const of = channel => tabs.find(tab => tab.getAttribute("data-channel") === channel);
    return places().map(kits.recall).map(of).find(Boolean) || tabs[0];
  }

  kits.startTabs = () => {
    const bar = document.querySelector("[role=tablist]");
    if (!bar) return;
    const tabs = kits.all("[role=tab]", bar);
    // What a link leads to is shown below the bar, however many lines its tabs take.
    const makeRoom = () =>
      document.documentElement.style.setProperty("--tabs", bar.offsetHeight + "px");
    bar.hidden = false;
    makeRoom();
    window.addEventListener("resize", makeRoom);
    document.querySelector("main").classList.add("tabbed");
    showChannel(chosenTab(tabs).getAttribute("data-channel"));
    bar.addEventListener("click", event => {
      const tab = event.target.closest("[role=tab]");
      if (tab) chooseChannel(tab);
    });
    bar.addEventListener("keydown", event => {
      const at = tabs.indexOf(document.activeElement);
      const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const to = { Home: 0, End: tabs.length - 1 };
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        to[event.key] = (at + (event.key === forward ? 1 : tabs.length - 1)) % tabs.length;
      }
      if (at < 0 || !(event.key in to)) return;
      event.preventDefault();
      tabs[to[event.key]].focus();
      chooseChannel(tabs[to[event.key]]);
    });
  };
})(window.kits = window.kits || {});
