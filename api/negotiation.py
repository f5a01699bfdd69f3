"""What the header Accept says of a media type, by its most specific entry (RFC 9110, 12.5.1)."""

from collections.abc import Iterator


def quality(accept: str, media_type: str) -> float:
    """From 0, not acceptable, to 1. Without a header, everything is."""
    if not accept.strip():
        return 1.0
    kind, _, _ = media_type.partition("/")
    said = dict(_entries(accept))
    wider = (media_type, f"{kind}/*", "*/*")
    return next((said[name] for name in wider if name in said), 0.0)


def names(accept: str, media_type: str) -> bool:
    """Whether the type itself is named, and not refused."""
    return dict(_entries(accept)).get(media_type, 0.0) > 0


def _entries(accept: str) -> Iterator[tuple[str, float]]:
    for entry in accept.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        yield name, _weight(parameters)


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0
