"""What a text may hold that people write and others read."""

from unicodedata import category

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They turn the direction of the text around them."""


def is_text(value: str) -> bool:
    """Whether it can be kept and read: no control character but line breaks and tabs, no half of
    a character, and nothing that turns the direction of the text around it."""
    return not any(
        (category(letter) in {"Cc", "Cs"} and letter not in "\n\r\t") or letter in TURNS
        for letter in value
    )


def is_line(value: str) -> bool:
    """A text without line breaks or tabs."""
    return is_text(value) and not any(letter in "\n\r\t" for letter in value)
