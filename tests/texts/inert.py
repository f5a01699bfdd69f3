"""Whether HTML has anything in it that runs, loads from elsewhere, or is made of a payload."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import html5lib

from tests.texts.payloads import MARK

NEVER = {
    *("iframe", "frame", "object", "embed", "applet", "base", "marquee", "math"),
    *("animate", "set", "video", "audio", "portal"),
}
ADDRESSES = {"href", "src", "action", "data", "poster", "background", "xlink:href", "srcset"}
NEVER_SET = {"srcdoc", "formaction", "http-equiv", "shadowrootmode", "ping"}
SCHEMES = {"", "http", "https", "mailto", "tel"}
DATA = {"application/json", "application/ld+json"}
SKIPPED = re.compile(r"[\t\r\n]|^[\x00-\x20]+")
"""By browsers, when they read an address."""


class Element(NamedTuple):
    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    """Of a script or a style sheet."""


def elements(html: str) -> Iterator[Element]:
    """As a browser's parser makes them."""
    page = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    for one in page.iter():
        if isinstance(one.tag, str):
            tag = one.tag.rpartition("}")[2]
            yield Element(tag, dict(one.attrib), one.text or "")


def faults(found: Iterable[Element], host: str) -> list[str]:
    return [f"{why}: {one.tag} {dict(one.attributes)}" for one in found for why in _of(one, host)]


def _of(one: Element, host: str) -> Iterator[str]:
    if one.tag == "iframe" and one.attributes.get("sandbox") == "":
        # Nothing can run in it, yet it is ours: what it shows is judged as any page.
        yield from faults(elements(one.attributes["srcdoc"]), host)
        return
    if one.tag in NEVER or MARK in one.tag:
        yield "an element that is never ours"
    if one.tag == "script" and not _is_harmless(one, host):
        yield "a script"
    if one.tag == "style" and (MARK in one.text or "//evil" in one.text):
        yield "a style sheet"
    for name, value in one.attributes.items():
        if name.startswith("on") or name in NEVER_SET or not re.fullmatch(r"[\w:.-]+", name):
            yield f"an attribute {name!r}"
        if name == "style" and MARK in value:
            yield "a style"
        if name in ADDRESSES and not _is_ours(one.tag, value, host):
            yield f"an address {value!r}"


def _is_harmless(one: Element, host: str) -> bool:
    if one.attributes.get("type") in DATA:
        return "src" not in one.attributes
    return not one.text and _is_ours("script", one.attributes.get("src", "//"), host)


def _is_ours(tag: str, address: str, host: str) -> bool:
    address = SKIPPED.sub("", address)
    if tag in {"img", "image"} and address.startswith("data:image/"):
        return True
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and parts.netloc in {"", host} and parts.netloc != "//"
