"""The kinds of page that are pasted beside a text: a mail, or an article."""

from __future__ import annotations

from html import escape

from kits.channels.nodes import Code
from kits.channels.pages import PageWriter, in_html, indented, tagged


class Mail(PageWriter):
    """A mail, which shows whatever HTML can say."""

    name = "email"
    sheet = ("kits.channels", "email.css")

    def around(self, body: str) -> str:
        """It says its language."""
        return f'<div lang="{escape(self.locale)}">{body}</div>' if body else ""


class Article(PageWriter):
    """An article, from which no link leads out, and which has no `<pre>`."""

    name = "article"
    sheet = ("kits.channels", "article.css")
    labels = False
    line_break = "<br>"

    def bare(self, target: str) -> str:
        """Not led to."""
        return self.address(target, whole=in_html)

    def code(self, code: Code) -> str:
        """Between its lines, breaks."""
        return tagged("section", tagged("p", self.verbatim(indented(code.text))))


PAGES: tuple[type[PageWriter], ...] = (Mail, Article)
"""Those that are built in."""
