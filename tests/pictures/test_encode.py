"""Pictures are written anew: upright, never larger, with nothing of the source but its colors."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from generator.edge.pictures import encode
from tests.pictures.samples import SECRET, bomb, exif, ramp, saved, srgb

TARGETS = ("avif", "webp", "jpeg", "png")


def shown(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def color(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((int((image.width - 1) * x), int((image.height - 1) * y)))
    assert isinstance(found, tuple)
    return tuple(int(one) for one in found)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_stands_upright_and_is_silent(target: str, turned: int) -> None:
    unturned = ramp()
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(turned)
    held = unturned if undo is None else unturned.transpose(Image.Transpose(undo))
    source = saved(held, exif=exif(turned), comment=SECRET, icc_profile=srgb(), quality=95)
    assert SECRET in source
    (made,) = encode.renditions(source, "jpeg", [(450, 300, target)])
    image = shown(made)
    assert image.size == (450, 300)
    red, blue = color(image, 0.1, 0.1), color(image, 0.95, 0.95)
    assert red[0] > 150 > 80 > red[2]
    assert blue[2] > 150 > 80 > blue[0]
    assert SECRET not in made
    assert image.getexif() == {}
    assert image.info.get("icc_profile") == srgb()
    assert set(image.info) <= {"icc_profile", "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                               "progression", "loop", "background", "timestamp", "duration"}  # fmt: skip


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("target", TARGETS)
def test_every_kind_of_color_can_be_shown(mode: str, target: str) -> None:
    kind = {"CMYK": "TIFF"}.get(mode, "PNG")
    if kind == "TIFF":
        source, kind = saved(ramp(mode=mode), "JPEG"), "JPEG"
    elif mode == "I;16":
        source = saved(Image.new("I;16", (900, 600), 40_000), "PNG")
    else:
        source = saved(ramp(mode=mode), "PNG")
    (made,) = encode.renditions(source, kind.lower(), [(320, 213, target)])
    assert shown(made).size == (320, 213)
    if mode == "I;16":
        assert abs(color(shown(made), 0.5, 0.5)[0] - 40_000 // 257) < 4


def test_what_shines_through_is_white_in_a_jpeg_and_stays_so_elsewhere() -> None:
    source = saved(Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "PNG")
    jpeg, webp = encode.renditions(source, "png", [(100, 100, "jpeg"), (100, 100, "webp")])
    assert color(shown(jpeg), 0.5, 0.5) == (255, 255, 255)
    assert shown(webp).convert("RGBA").getpixel((50, 50))[3] == 0  # type: ignore[index]


def test_nothing_is_made_larger() -> None:
    with pytest.raises(encode.BadPicture):
        encode.renditions(saved(ramp(100, 80)), "jpeg", [(101, 81, "jpeg")])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(saved(ramp())[:-4000], "jpeg", id="cut short"),
        pytest.param(saved(ramp(), "PNG")[:-300], "png", id="PNG cut short"),
        pytest.param(saved(ramp(), "PNG"), "jpeg", id="another kind than its ending"),
        pytest.param(saved(ramp(), "GIF"), "png", id="a kind that is not allowed"),
        pytest.param(bomb(), "png", id="bomb"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "png", id="SVG"),
        pytest.param(b"", "jpeg", id="empty"),
    ],
)
def test_a_bad_picture_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(encode.BadPicture):
        encode.opened(data, kind)


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_source_makes_the_same_bytes(target: str) -> None:
    source = saved(ramp())
    assert encode.renditions(source, "jpeg", [(640, 427, target)]) == encode.renditions(
        source, "jpeg", [(640, 427, target)]
    )


def test_a_picture_of_more_than_forty_megapixels_is_not_decoded() -> None:
    target = BytesIO()
    Image.new("1", (8000, 5001)).save(target, "PNG")
    with pytest.raises(encode.BadPicture, match="8000×5001"):
        encode.opened(target.getvalue(), "png")


def test_a_picture_longer_than_any_webp_is_refused_at_the_first_look() -> None:
    target = BytesIO()
    Image.new("1", (9, 16_384)).save(target, "PNG")
    with pytest.raises(encode.BadPicture, match="9×16384"):
        encode.opened(target.getvalue(), "png")


def test_words_that_call_themselves_a_color_profile_go() -> None:
    target = BytesIO()
    words = b"\0" * 16 + b"RGB " + "Khúc Thị Bịa".encode() * 20
    Image.new("RGB", (9, 9)).save(target, "JPEG", icc_profile=words)
    assert encode.opened(target.getvalue(), "jpeg").info == {}
