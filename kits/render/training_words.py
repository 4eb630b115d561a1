"""What lesson pages say once their script runs, and the lines that readers paste to operators."""

from __future__ import annotations

import json
from functools import cache

from kits.locale import Tongue, catalogue
from kits.model.lessons import Lesson
from kits.texts.completions import code_of


def lesson_line(spoken: Lesson, locale: Tongue) -> str:
    """What is pasted to the operator when a lesson is done."""
    said = catalogue(locale).gettext("✅ I have finished “{title}”: {lessons}")
    return said.format(title=spoken.title, lessons=f"{spoken.id} · {code_of(spoken)}")


def track_line(track: str, locale: Tongue) -> str:
    """The same of a whole track; the script puts its lessons in for `{lessons}`."""
    said = catalogue(locale).gettext("✅ I have finished all of “{title}”: {lessons}")
    return said.format(title=track, lessons="{lessons}")


@cache
def script_words(locale: Tongue) -> str:
    """The sentences that the script says, as JSON."""
    _ = catalogue(locale).gettext
    return json.dumps(
        {
            "right": _("Right"),
            "wrong": _("Not this one"),
            "missing": _("This one"),
            "well": _("Yes, right."),
            "badly": _("Not quite."),
            "several": _("More than one is right. Choose, then check."),
            "check": _("Check"),
            "again": _("Try again"),
            "answered": _("{n} of {total} answered right"),
            "read": _("I have read this"),
            "done": _("You have finished this lesson."),
            "doneOn": _("You finished this lesson on {day}."),
            "changedOn": _("You finished this lesson on {day}, and it has changed since."),
            "track": _("You have finished all of “{track}”."),
            "tell": _("Tell your operator: copy this line and send it to them."),
            "copy": _("Copy the line"),
            "copied": _("Copied"),
            "hold": _("Press and hold the text to copy it"),
            "ticked": _("finished"),
            "changed": _("changed since you finished it"),
            "progress": _("{n} of {total} finished"),
        },
        ensure_ascii=False,
    )
