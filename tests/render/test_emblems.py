from lxml import etree

from kits.model.badges import Badge
from kits.render.emblems import emblem


def badge(id: str = "pen", name: str = "Pen", icon: str | None = "✍️") -> Badge:
    return Badge.model_construct(id=id, name=name, icon=icon)


def test_an_emblem_is_a_drawing_with_the_name_as_its_title() -> None:
    drawing = etree.fromstring(emblem(badge(name="<b>&")).encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    assert drawing.xpath("string(s:title)", namespaces=space) == "<b>&"
    assert drawing.xpath("string(s:text)", namespaces=space) == "✍️"


def test_a_badge_keeps_its_shape_and_another_may_have_another() -> None:
    assert emblem(badge()) == emblem(badge())
    edges = {etree.fromstring(emblem(badge(id)).encode())[1].get("d") for id in "abcdefgh"}
    assert len(edges) > 1


def test_the_path_of_a_picture_is_not_drawn_as_letters() -> None:
    assert "images/" not in emblem(badge(icon="images/pen.png"))
    assert "<text" not in emblem(badge(icon=None))
