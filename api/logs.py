"""What processes say of themselves: a line of JSON each, or plain words at a terminal.

A line names the request that it belongs to. Secrets and addresses of people are masked, also in
the texts of exceptions, which quote what a database or a client sent.
"""

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
LONGEST_MESSAGE, LONGEST_EXCEPTION = 2_000, 16_000
"""Characters: a part of some lines is as long as a caller likes."""

# Neighbours first: an address of a database holds a password and an @. Each word is looked at once,
# from its beginning and with nothing given back: callers choose how long some of them are.
HIDDEN = (
    (re.compile(r"(?<!\w)(\w++://[^\s:/@]*+):[^\s@/]++@"), r"\1:***@"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), r"\1 ***"),
    (
        re.compile(
            r"(?i)(?<![\w-])(?=[\w-]*(?:password|secret|token|cookie|authorization))([\w-]++)"
            r"(['\"]?\s*+[=:]\s*+['\"]?)[^\s,;'\"})]+"
        ),
        r"\1\2***",
    ),
    (re.compile(r"(?<![\w.+%-])(?:[\w.+%-]++@[\w-]++(?:\.[\w-]++)++)+"), "***@***"),
    (re.compile(r"(?<!\w)\d(?:[ -]?\d){12,18}(?!\w)"), "***"),
)


def hidden(text: str) -> str:
    """The text without passwords, tokens, mail addresses and card numbers."""
    for pattern, instead in HIDDEN:
        text = pattern.sub(instead, text)
    return text


def told(text: str, most: int) -> str:
    """What of a text is written: masked, and without its middle where that makes it too long."""
    text = hidden(text)
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": told(record.getMessage(), LONGEST_MESSAGE),
        }
        if id := request_id.get():
            line["request"] = id
        if record.exc_info:
            line["exception"] = told(self.formatException(record.exc_info), LONGEST_EXCEPTION)
        return json.dumps(line, ensure_ascii=False)


class Words(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return told(super().format(record), LONGEST_EXCEPTION)


def configure(level: int = logging.INFO) -> None:
    """For a process of its own; whatever was set up before is replaced."""
    handler = logging.StreamHandler()
    plain = Words("%(asctime)s %(levelname)s %(name)s %(message)s")
    handler.setFormatter(plain if sys.stderr.isatty() else JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for talker in ("httpx", "httpcore", "pgqueuer", "uvicorn.access"):
        logging.getLogger(talker).setLevel(logging.WARNING)


def words_of(line: str) -> str:
    """What a line of a log says, for a person."""
    try:
        said = json.loads(line)
    except ValueError:
        return line
    if not isinstance(said, dict) or "message" not in said:
        return line
    why = str(said.get("exception", "")).strip().splitlines()[-1:]
    return " ".join([str(said["message"]), *why])
