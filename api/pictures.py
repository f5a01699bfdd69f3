"""What somebody uploads as a picture is looked at, and made anew: nothing of the file itself is
kept, so neither what a camera notes nor what somebody hid in it.
"""

import io
import warnings
from dataclasses import dataclass
from hashlib import sha256

# It has no types, which mypy says otherwise where it is not installed.
import blurhash  # type: ignore[import-not-found,import-untyped,unused-ignore]
from PIL import Image, ImageOps

from models.media import LARGEST_IMAGE, WIDTHS, NotAPicture

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MOST_PIXELS = 50_000_000
LEAST_EDGE = 16
LONGEST_SHAPE = 8
"""Times as long as wide. Longer ones take minutes to make small, and WebP has 16,383 pixels."""
AVIF_QUALITY, WEBP_QUALITY = 60, 80


@dataclass(frozen=True)
class MadeFile:
    width: int
    format: str
    content: bytes


@dataclass(frozen=True)
class Made:
    digest: str
    width: int
    height: int
    blur_hash: str
    files: list[MadeFile]


def made_of(content: bytes) -> Made:
    """Raises NotAPicture, which says why."""
    if len(content) > LARGEST_IMAGE:
        raise NotAPicture(reason=f"At most {LARGEST_IMAGE // 1_000_000} MB.")
    if _is_markup(content):
        raise NotAPicture(reason="A drawing in SVG can run scripts. Send it as PNG or WebP.")
    picture = _opened(content)
    files = []
    largest = min(picture.width, WIDTHS[-1])
    for width in [*(one for one in WIDTHS if one < largest), largest]:
        small = _resized(picture, width)
        files.append(MadeFile(width, "webp", _saved(small, "WEBP", WEBP_QUALITY)))
        files.append(MadeFile(width, "avif", _saved(small, "AVIF", AVIF_QUALITY)))
    size = _resized(picture, largest).size
    return Made(sha256(content).hexdigest(), *size, _blurred(picture), files)


def _is_markup(content: bytes) -> bool:
    """Whatever it is called: as SVG and HTML begin, also compressed SVG."""
    start = content[:512].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return start.startswith(b"<") or content.startswith(b"\x1f\x8b")


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(content), formats=FORMATS)
            if found.width * found.height > MOST_PIXELS:
                raise NotAPicture(reason=f"At most {MOST_PIXELS // 1_000_000} million pixels.")
            if min(found.size) < LEAST_EDGE:
                raise NotAPicture(reason=f"At least {LEAST_EDGE} pixels on each side.")
            if max(found.size) > LONGEST_SHAPE * min(found.size):
                raise NotAPicture(reason=f"At most {LONGEST_SHAPE} times as long as wide.")
            found.seek(0)
            upright = ImageOps.exif_transpose(found)
            clear = upright.has_transparency_data
            plain = upright.convert("RGBA" if clear else "RGB")
    except NotAPicture:
        raise
    except Exception:
        # Pillow's readers raise nearly everything for what is broken on purpose.
        wanted = "This is no picture that can be read: JPEG, PNG, WebP, AVIF or GIF."
        raise NotAPicture(reason=wanted) from None
    # A new image: `convert` would carry on what the file said of itself.
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _resized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _saved(picture: Image.Image, format: str, quality: int) -> bytes:
    file = io.BytesIO()
    speed = {"speed": 8} if format == "AVIF" else {"method": 4}
    picture.save(file, format, quality=quality, **speed)
    return file.getvalue()


def _blurred(picture: Image.Image) -> str:
    """In 32 pixels, of which nobody sees more in it."""
    small = picture.convert("RGB").resize((32, 32), Image.Resampling.BOX)
    rows = [[small.getpixel((x, y)) for x in range(32)] for y in range(32)]
    hashed: str = blurhash.encode(rows, components_x=4, components_y=3)
    return hashed
