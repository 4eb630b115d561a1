// The checklist: what was ticked is remembered on the device, and what is left today stands on top.
(function (kits) {
  "use strict";

  const main = document.querySelector("main");
  const name = "tasks:" + main.getAttribute("data-kit");
  const ticked = kits.recallRecord(name, Boolean); // {task: 1}
  const boxes = kits.all("[data-task]");
  const DAY = 24 * 3600 * 1000;

  function tick(box) {
    const task = box.getAttribute("data-task");
    if (box.checked) ticked[task] = 1;
    else delete ticked[task];
    kits.remember(name, ticked);
    kits.showTasks();
  }

  kits.showTasks = () => {
    const line = document.querySelector("[data-tasks-left]");
    if (!line) return;
    let left = 0;
    kits.all("[data-from]").forEach(day => {
      const since = Date.now() - Date.parse(day.getAttribute("data-from"));
      const today = since >= 0 && since < DAY;
      day.toggleAttribute("data-today", today);
      if (today) left = kits.all("[data-task]", day).filter(box => !box.checked).length;
    });
    line.hidden = !left;
    line.querySelector("a").textContent = kits.say(kits.words.left, { n: left });
  };

  kits.startTasks = () => {
    boxes.forEach(box => {
      box.checked = Boolean(ticked[box.getAttribute("data-task")]);
      box.addEventListener("change", () => tick(box));
    });
  };
})(window.kits = window.kits || {});
