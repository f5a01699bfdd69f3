"""What people write as Markdown becomes HTML in which nothing runs."""

import re

import html5lib
import pytest

from resolvers.safe_html import LONGEST, SCHEMES, TAGS, safe_html
from tests.texts.payloads import PAYLOADS


def elements(html):
    """As a browser would make them, those that it adds by itself left out."""
    page = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    return [one for one in page.iter() if one is not page and isinstance(one.tag, str)]


def scheme(address):
    """As a browser reads it: it skips what nobody sees."""
    found = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.sub(r"[\t\r\n]", "", address), re.I)
    return found and found[1].lower()


def test_markdown_is_written_as_html():
    written = safe_html("## Returns\n\nWithin **14** days, see [here](https://shop.test/r).\n\n- a")

    assert "<h2>Returns</h2>" in written
    assert "<strong>14</strong>" in written
    link = '<a href="https://shop.test/r" rel="nofollow noopener noreferrer">here</a>'
    assert link in written
    assert "<li>a</li>" in written


@pytest.mark.parametrize(
    "wrap", ["{}", "> {}", "[a]({})", "[a](<{}>)", "# {}", "`` {} ``", "<p>{}</p>", "\n\n    {}"]
)
def test_nothing_that_is_not_named_comes_through(wrap):
    for payload in PAYLOADS:
        for one in elements(safe_html(wrap.format(payload))):
            assert one.tag in TAGS, payload
            assert set(one.attrib) <= {"href", "rel", "start"}, payload
            assert scheme(one.attrib.get("href", "")) in {None, *SCHEMES}, payload


def test_the_sanitiser_stands_alone_when_markdown_lets_html_through(monkeypatch):
    """Two locks on one door: this one is tried with the other taken off."""
    monkeypatch.setattr("resolvers.safe_html._markdown.render", lambda source: source)

    for payload in PAYLOADS:
        for one in elements(safe_html(payload)):
            assert one.tag in TAGS, payload
            assert set(one.attrib) <= {"href", "rel", "start"}, payload
            assert "javascript:" not in one.attrib.get("href", ""), payload


def test_a_text_without_end_is_refused():
    with pytest.raises(ValueError, match="at most"):
        safe_html("a" * (LONGEST + 1))
