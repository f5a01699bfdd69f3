"""Texts that people write as Markdown become HTML in which nothing can run.

Raw HTML is shown as the text that it is. What Markdown makes of the rest is reduced to the few
elements named here by an HTML parser, so that neither of the two has to be right alone.
"""

import nh3
from markdown_it import MarkdownIt

LONGEST = 100_000
"""Characters; the legal pages of a shop are a fifth of that."""
TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "pre", "code"),
    *("a", "em", "strong", "s", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"https", "http", "mailto", "tel"}

# No images: they would be fetched from wherever the writer says.
_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_markdown.disable("image")
_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes=SCHEMES,
    link_rel="nofollow noopener noreferrer",
)


def safe_html(source: str) -> str:
    """`source` is Markdown. Raises ValueError when it is longer than `LONGEST`."""
    if len(source) > LONGEST:
        raise ValueError(f"A text has at most {LONGEST} characters.")
    return _cleaner.clean(_markdown.render(source))
