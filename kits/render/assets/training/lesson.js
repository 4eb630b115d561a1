// A lesson is finished when each of its questions was answered right, or, where it asks none, when
// the reader says so; then it offers the line for the operator.
(function (kits) {
  "use strict";

  function panel(place) {
    const lesson = place.getAttribute("data-lesson");
    const status = kits.element("p", "kits-status");
    const rest = kits.element("div");
    status.setAttribute("role", "status");
    place.append(status, rest);

    const offer = () => {
      place.setAttribute("data-done", "");
      rest.textContent = "";
      rest.append(kits.lineToCopy(place.getAttribute("data-line")));
    };
    return {
      finish: () => {
        kits.finish(lesson, place.getAttribute("data-code"));
        status.textContent = "✓ " + kits.words.done;
        offer();
      },
      // What was done on an earlier visit.
      recall: () => {
        const found = kits.state(place);
        if (!found) return;
        const sentence = found.current ? kits.words.doneOn : kits.words.changedOn;
        status.textContent = (found.current ? "✓ " : "↻ ") + kits.say(sentence, { day: kits.day(found.when) });
        if (found.current) offer();
      },
      count: (n, total) => {
        if (!place.hasAttribute("data-done")) status.textContent = kits.say(kits.words.answered, { n: n, total: total });
      },
      ask: (text, act) => rest.append(kits.button(text, () => {
        act();
        rest.querySelector("button").focus(); // the one that was pressed is gone
      })),
    };
  }

  kits.startLesson = place => {
    const shown = panel(place);
    const questions = kits.all("fieldset.kits-quiz");
    let right = 0;
    questions.forEach(fieldset => kits.question(fieldset, () => {
      right += 1;
      shown.count(right, questions.length);
      if (right === questions.length) shown.finish();
    }));
    shown.recall();
    if (!questions.length && !place.hasAttribute("data-done")) shown.ask(kits.words.read, shown.finish);
  };
})(window.kits = window.kits || {});
