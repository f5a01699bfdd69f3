"""Faults to order: `POST /_control` sets them, `GET /_control` shows them.

`reset` puts everything right again, and drops the news that nobody took so far.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass
class Knobs:
    """Counts go down as they are used up; everything is forgotten on a restart."""

    fail_next: int = 0
    """Answer this many API requests with 500 and do nothing."""
    fail_after: int = 0
    """Do this many API requests, then answer 500: the caller cannot know."""
    hang: float = 0
    """Seconds every API request waits before it is looked at."""
    drop: int = 0
    """Claim this many webhooks were delivered without sending them."""
    delay: float = 0
    """Seconds to hold back each webhook."""
    duplicate: int = 0
    """Extra copies of each webhook."""
    reorder: bool = False
    """Send what is due newest first."""
    stall: float = 6
    """Seconds a slow card keeps the shopper waiting."""
    late: float = 5
    """Seconds after which the news of a slow card is sent."""

    def turn(self, wanted: dict[str, Any]) -> None:
        """Raises ValueError, naming the knob, before anything was turned."""
        if wanted.get("reset"):
            # Of this class itself, which nobody derives from: all that it says is its defaults.
            self.__init__()  # type: ignore[misc]
        checked = {name: self._checked(name, value) for name, value in wanted.items()}
        for name, value in checked.items():
            if name != "reset":
                setattr(self, name, value)

    def _checked(self, name: str, value: Any) -> Any:
        if name == "reset":
            return value
        if name not in {field.name for field in fields(self)}:
            raise ValueError(f"There is no knob {name!r}.")
        if name == "reorder":
            return bool(value)
        number = int if name in WHOLE else (int, float)
        if isinstance(value, bool) or not isinstance(value, number):
            raise ValueError(f"{name} takes a number.")
        if not 0 <= value <= 100_000:
            raise ValueError(f"{name} takes 0 to 100000.")
        return value

    def spend(self, name: str) -> bool:
        """Use up one of a counted fault. False when there is none left."""
        left: int = getattr(self, name)
        if left:
            setattr(self, name, left - 1)
        return left > 0

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


WHOLE = {"fail_next", "fail_after", "drop", "duplicate"}
