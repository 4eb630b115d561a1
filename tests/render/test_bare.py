import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageSequence, PngImagePlugin

from kits.model.files import Kind
from kits.render.bare import NoPicture, bare
from kits.source.drawings import harmless
from kits.source.looks import kind_of

SECRET = b"Wharf Lane 7"
SIDEWAYS = 6


def drawn(mode: str) -> Image.Image:
    """A picture whose corners differ, so that turning it shows."""
    picture = Image.radial_gradient("L").resize((40, 30)).convert("RGB")
    picture.paste((255, 0, 0), (0, 0, 20, 15))
    return (
        picture.convert("L").convert("I").convert("I;16")
        if mode == "I;16"
        else picture.convert(mode)
    )


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def told(form: str, orientation: int = 1) -> dict[str, object]:
    """What cameras and programs write beside a picture."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET.decode()
    exif[ExifTags.Base.Orientation] = orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitude] = (51.0, 29.0, 12.0)
    beside: dict[str, object] = {"exif": exif, "xmp": SECRET, "comment": SECRET}
    if form == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET.decode(), zip=False)
        texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        beside["pnginfo"] = texts
    return beside


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def same(one: Image.Image, other: Image.Image) -> bool:
    both = one.convert("RGBA"), other.convert("RGBA")
    return both[0].size == both[1].size and ImageChops.difference(*both).getbbox() is None


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        *(("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
        *(("WEBP", "RGB"), ("WEBP", "RGBA"), ("AVIF", "RGB"), ("GIF", "P")),
    ],
)
def test_nothing_stays_of_what_stood_beside_a_picture(form: str, mode: str) -> None:
    given = saved(drawn(mode), form, **told(form)) + SECRET
    name = f"a.{form.lower()}"
    assert kind_of(name, given) is Kind.PICTURE
    made = bare(name, given)
    assert SECRET in given
    assert SECRET not in made
    assert b"Exif" not in made
    assert opened(made).format == form
    assert not opened(made).getexif()
    assert bare(name, given) == made


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_lossless_picture_keeps_every_pixel(mode: str) -> None:
    given = drawn(mode)
    made = opened(bare("a.png", saved(given, "PNG")))
    assert made.mode == mode
    assert made.tobytes() == given.tobytes()
    assert same(made, given)
    webp = saved(drawn("RGB"), "WEBP", lossless=True)
    assert same(opened(bare("a.webp", webp)), drawn("RGB"))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_was_held_sideways_stands_upright(form: str) -> None:
    given = saved(drawn("RGB"), form, **told(form, SIDEWAYS))
    made = opened(bare("a.png", given))
    assert made.size == (30, 40)
    red, green, _ = made.convert("RGB").getpixel((28, 2))
    assert red > 200 > 60 > green


def test_a_jpeg_keeps_the_quality_it_had() -> None:
    given = saved(drawn("RGB"), "JPEG", quality=93, subsampling=0)
    assert opened(bare("a.jpg", given)).quantization == opened(given).quantization


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_what_moves_goes_on_moving(form: str) -> None:
    frames = []
    for place in range(3):
        frame = Image.new("RGB", (20, 20), (40, 60, 80))
        frame.paste((250, 200, 20), (place * 5, 0, place * 5 + 5, 5))
        frames.append(frame)
    times = [100, 200, 300]
    lossless = {"lossless": True} if form == "WEBP" else {}
    given = saved(
        frames[0],
        form,
        save_all=True,
        append_images=frames[1:],
        duration=times,
        loop=0,
        **lossless,
        **told(form),
    )
    made = bare("a.gif", given + SECRET)
    assert SECRET not in made
    shown = opened(made)
    assert shown.info["loop"] == 0
    seen = [(frame.copy(), frame.info["duration"]) for frame in ImageSequence.Iterator(shown)]
    assert [time for _, time in seen] == times
    assert all(
        same(frame, was.copy())
        for (frame, _), was in zip(seen, ImageSequence.Iterator(opened(given)), strict=True)
    )


def test_the_colours_of_a_screen_become_those_of_all() -> None:
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = opened(bare("a.png", saved(drawn("RGB"), "PNG", icc_profile=ours)))
    assert "icc_profile" not in made.info
    assert same(made, drawn("RGB"))


DRAWING = """<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<!-- Wharf Lane 7 --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="a()">
<title>Wharf Lane 7</title><metadata>Wharf Lane 7</metadata><script>a()</script>
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>
<rect fill="url(#g)" width="9" height="9" onclick="a()"/><path d="M0 0" fill="url(http://x.example)"/>
<path d="M1 1" style="fill: red; background: url(http://x.example)"/><text>a &amp; b &lt;</text>
<a href="javascript:a()"><circle r="1" style="fill: #fff"/></a><image href="http://x.example/y.png"/>
<foreignObject><iframe src="http://x.example"></iframe></foreignObject><use href="http://x.example#a"/>
<style>@import url(http://x.example)</style><animate attributeName="href" to="x"/></svg>Wharf Lane 7"""


def test_a_drawing_keeps_its_shapes_alone() -> None:
    made = bare("a.svg", DRAWING.encode()).decode()
    for gone in (
        *("Wharf", "script", "a()", "example", "javascript", "image", "use", "animate"),
        "&x",
    ):
        assert gone not in made
    for kept in ('viewBox="0 0 9 9"', "linearGradient", "url(#g)", "a &amp; b &lt;", 'd="M1 1"'):
        assert kept in made
    assert bare("a.svg", made.encode()).decode() == made


@pytest.mark.parametrize(
    "value", ["image-set('//x.example/a' 1x)", "-webkit-cross-fade(a, b)", "u\\72l(x)"]
)
def test_a_drawing_asks_for_nothing_by_any_name(value: str) -> None:
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg"><path mask="{value}" fill="url(#a)"/></svg>'
    assert bare("a.svg", drawn.encode()) == (
        b'<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(#a)"></path></svg>\n'
    )


@pytest.mark.parametrize(
    "data", [b"", b"<html><script>a()</script>", b"<svg", b"\xff<svg></svg>", b"<svgx></svgx>"]
)
def test_what_is_no_drawing_is_none(data: bytes) -> None:
    assert harmless(data) is None
    assert kind_of("a.svg", data) is Kind.BROKEN
    with pytest.raises(NoPicture):
        bare("a.svg", data)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.md", b"# A", Kind.RECORD),
        ("A.CSV", b"id", Kind.RECORD),
        ("a.png", b"id,name\n", Kind.BROKEN),
        ("a.pdf", b"%PDF-1.7", Kind.SENT),
        ("a.pdf", b"<html>", Kind.OTHER),
        ("a.docx", b"PK\x03\x04", Kind.SENT),
        ("a.mp4", b"\0\0\0\x18ftypmp42", Kind.SENT),
        ("a.mp3", b"ID3\x04", Kind.SENT),
        ("a.ics", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", Kind.SENT),
        ("a.txt", "晚上读书".encode(), Kind.SENT),
        ("a.txt", b" <!doctype html>", Kind.OTHER),
        ("a.html", b"Words", Kind.OTHER),
        ("a.heic", b"\0\0\0\x18ftypheic", Kind.OTHER),
        ("a", b"%PDF-1.7", Kind.OTHER),
        ("a.yaml", b"a: b", Kind.OTHER),
    ],
)
def test_a_kind_is_a_name_and_what_is_in_it(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) is kind


@given(st.binary(max_size=300), st.sampled_from([".png", ".jpg", ".gif", ".webp", ".svg", ".txt"]))
def test_no_file_makes_it_raise(data: bytes, suffix: str) -> None:
    if kind_of(f"a{suffix}", data) is Kind.PICTURE:
        bare(f"a{suffix}", data)
