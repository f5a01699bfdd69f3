"""The judge of the pages finds what runs: else its silence would say nothing."""

import pytest

from tests.texts.inert import elements, faults
from tests.texts.payloads import ELEMENTS, SCRIPTS


@pytest.mark.parametrize(
    "html",
    [
        *ELEMENTS,
        *(one for one in SCRIPTS[:6] if not one.startswith("<scr<")),
        "<a href='javascript:x'>",
        "<a href=' java\tscript:x'>",
        "<img src='//evil.example/x'>",
        "<a href='\\\\evil.example'>",
        "<p onclick=x>",
        "<p style='background:pwned'>",
    ],
)
def test_what_runs_is_found(html):
    assert faults(elements(f"<!doctype html><body>{html}"), "shop.test")


def test_a_page_of_ours_is_not_suspected():
    html = """<!doctype html><script type=module src=/assets/a.js></script>
      <script type=application/ld+json>{"name": "pwned"}</script><style>a{color:red}</style>
      <a href="http://shop.test/x" title="<script>pwned">pwned</a><img src=/pictures/pwned.webp>"""

    assert faults(elements(html), "shop.test") == []
