"""The site generator says nothing otherwise than the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.community import Community
from kits.model.findings import Finding, error, say, warning
from kits.model.nearest import nearest
from kits.model.pages import OrdinaryPage
from kits.model.places import Place
from kits.model.tongues import is_same_language, theme_language
from kits.schema.mistakes import wrong_type
from kits.source.hosting import LANGUAGE, NAME, host_values, unknown_icon


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


def missing_icon(community: Community) -> Iterator[Finding]:
    """The icon of a page is one that the theme of the site has.

    Material's begin with `material/`, `fontawesome/`, `octicons/` or `simple/`. Any other would
    stop the build.

    Bad:
        --- pages/about.md
        title: About us
        icon: material/lamb
        ---
        We read together.

    Good:
        --- pages/about.md
        title: About us
        icon: material/lamp
        ---
        We read together.
    """
    for version, at in _heads(community, "icon"):
        name = str(version.meta["icon"])
        known = unknown_icon(name, community.host)
        if known is not None:
            hint = say("take the icon out, or name one of Material's, such as material/lamp")
            if near := nearest(name, known):
                hint = say('did you mean "{near}"?', near=near)
            yield error("missing-icon", at, say('the theme has no icon "{icon}"', icon=name), hint)


def unfit_settings(community: Community) -> Iterator[Finding]:
    """The findings of `wrong-type` for what a page tells the site generator, which would stop."""
    for version, at in _heads(community, "search"):
        if not isinstance(version.meta["search"], Mapping):
            words = say("search is a block of keys")
            yield wrong_type(at, words, say("write {{exclude: true}} here, or take the key out"))
    for version, at in _heads(community, "hide"):
        if isinstance(version.meta["hide"], (int, float)):
            words = say("hide is a list of what does not stand beside the page")
            yield wrong_type(at, words, say("write [navigation, toc] here, or take the key out"))


def _heads(community: Community, key: str) -> Iterator[tuple[OrdinaryPage, Place]]:
    """The versions of pages that give a key, and where each says what it is."""
    for page in community.pages.values():
        for version in (page, *page.translations.values()):
            if version.origin.tree and version.meta.get(key) is not None:
                yield version, version.origin.tree.place(key)
