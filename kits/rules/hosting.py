"""The site generator says nothing otherwise than the content."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.tongues import is_same_language, theme_language
from kits.source.hosting import LANGUAGE, NAME, host_values


def second_name(community: Community) -> Iterator[Finding]:
    """A community has one name and one language: those of `community.yml`.

    All pages bear them, in the words of each language where `name.en` and the like are given. What
    `mkdocs.yml` says otherwise is passed over. MkDocs itself asks for a `site_name`; an empty one
    will do: `site_name: ""`.

    Bad:
        --- ../mkdocs.yml
        site_name: Harbour Books

    Good:
        --- ../mkdocs.yml
        site_name: ""
    """
    settings, told = community.settings, host_values(community.host)
    name, at = told.get(NAME, ("", None))
    if at and name and name.split() != settings.name.split():
        words = say(
            'the site is called "{site}" here, and the community "{name}"',
            site=name,
            name=settings.name,
        )
        hint = say('write "" here, so that the name in community.yml is taken')
        yield warning("second-name", at, words, hint)
    language, at = told.get(LANGUAGE, ("", None))
    if at and theme_language(settings.locale) and not is_same_language(language, settings.locale):
        words = say(
            'the site speaks "{site}" here, and the community "{locale}"',
            site=language,
            locale=settings.locale,
        )
        hint = say("delete this line, so that the language of community.yml is taken")
        yield warning("second-name", at, words, hint)
