"""A picture is looked at before anything is made of it, and nothing of the file is kept."""

import io

import pytest
from PIL import Image, PngImagePlugin

from api.pictures import made_of
from models.media import NotAPicture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_picture(format="PNG", size=(400, 200), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, "#cc8844").save(file, format, **options)
    return file.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_size_is_made_in_two_formats(format):
    made = made_of(a_picture(format))

    assert (made.width, made.height) == (400, 200)
    assert [(one.width, one.format) for one in made.files] == [
        (width, format) for width in (160, 320, 400) for format in ("webp", "avif")
    ]
    for one in made.files:
        opened = Image.open(io.BytesIO(one.content))
        assert (opened.format.lower(), opened.width) == (one.format, one.width)
    assert 6 <= len(made.blur_hash) <= 40


def test_what_a_camera_notes_is_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "secret place"
    exif.get_ifd(0x8825)[1] = "N"

    made = made_of(a_picture("JPEG", exif=exif))

    assert (made.width, made.height) == (200, 400)
    for one in made.files:
        assert b"secret" not in one.content
        assert not Image.open(io.BytesIO(one.content)).getexif()


def test_words_in_a_picture_are_gone():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>secret</script>")

    made = made_of(a_picture(pnginfo=notes))

    assert not any(b"secret" in one.content for one in made.files)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SVG, "SVG"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>" + SVG, "SVG"),
        (b"\x1f\x8b\x08" + b"0" * 50, "SVG"),
        (b"<html><script>alert(1)</script>", "SVG"),
        (b"GIF89a" + b"\0" * 40, "no picture"),
        (a_picture()[:200], "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture"),
        (a_picture("BMP"), "no picture"),
        (b"", "no picture"),
        (a_picture(size=(4, 400)), "16 pixels"),
        (a_picture(mode="1", size=(16, 100_000)), "8 times"),
        (a_picture(mode="1", size=(1_000_000, 16)), "8 times"),
        (b"\x89PNG" + b"0" * 10_000_000, "10 MB"),
    ],
    ids=range(13),
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content, why):
    with pytest.raises(NotAPicture, match=why):
        made_of(content)


def test_a_bomb_is_not_unpacked():
    small = a_picture("PNG", size=(9_000, 9_000), mode="1")
    assert len(small) < 100_000

    with pytest.raises(NotAPicture, match="million pixels"):
        made_of(small)
