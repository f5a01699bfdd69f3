"""What a company says and nobody can read is no answer."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from resolvers.ports import Unavailable

P = ParamSpec("P")
T = TypeVar("T")
G = TypeVar("G")
STRANGE = (KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError)
CALLS = ("create", "fetch", "find", "listed", "finish", "capture", "hold_on", "void", "refund")
"""Of a gateway, those that ask its company, as `meant` may."""


def understood(call: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Raises Unavailable where the answer has another form than the company's documents say."""

    @wraps(call)
    async def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await call(*args, **kwargs)
        except STRANGE as odd:
            raise Unavailable(f"{call.__qualname__}: nobody can read it: {odd!r}") from odd

    return asked


def understands(gateway: type[G]) -> type[G]:
    """Each call of a `PaymentGateway` to its company, as above."""
    for name in (*CALLS, "meant"):
        setattr(gateway, name, understood(getattr(gateway, name)))
    return gateway
