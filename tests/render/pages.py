"""Pages as a parser reads them."""

from lxml import html

from kits.model.artifacts import File

Element = html.HtmlElement


def read(file: File) -> Element:
    return html.document_fromstring(file.content.decode())


def read_html(text: str) -> Element:
    """A piece of HTML."""
    return html.document_fromstring(text)


def words(element: Element) -> str:
    """The text of an element, its white space folded."""
    return " ".join(element.text_content().split())


def each(page: Element, selector: str) -> list[str]:
    """The words of each element that a CSS class or attribute selects, as XPath."""
    return [words(element) for element in page.xpath(selector)]
