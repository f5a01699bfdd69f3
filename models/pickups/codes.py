"""What is shown at the counter: seven letters that the shop works out of the pickup and its own
secret, so that they are kept nowhere. The last one checks the others."""

import hashlib

from models import letters

LENGTH = 6
WORDS = "PICKUP:"
"""Before the code, in the picture that is scanned."""


def code_of(derived: str) -> str:
    """`derived` is a secret token, the same each time for one pickup."""
    entropy = int.from_bytes(hashlib.sha256(derived.encode()).digest()[:8], "big")
    return letters.with_check(letters.random_letters(LENGTH, entropy % 30**LENGTH))


def typed(text: str) -> str | None:
    """As `code_of` has it, of what was scanned or typed; None for what is no code."""
    code = letters.bare(text.strip().upper().removeprefix(WORDS))
    return code if len(code) == LENGTH + 1 and letters.is_right(code) else None


def shown(code: str) -> str:
    return letters.grouped(code, 4)


def scanned(code: str) -> str:
    return WORDS + code
