"""Money: integer minor units and a currency, never a float."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow

_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
EXPONENTS = {
    code: places
    for places, codes in ((0, _NONE), (3, _THREE), (4, _FOUR))
    for code in codes.split()
}
"""ISO 4217 (list one of its maintenance agency): the minor units that are not 2. Where CLDR, by
which browsers write amounts, says less for cash's sake, this is what counts."""
MOST_PRICE = 10**12
"""Minor units: more is a slip of the hand, and a full cart of it would not fit into a BIGINT."""
_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
"""As people write sums; no exponents, and no other digits."""
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow])
"""Refuses what it would have to round."""


def exponent(currency: str) -> int:
    return EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    minor: int
    currency: str

    @property
    def amount(self) -> str:
        """The exact decimal, with the currency's own number of places: "12.10", "300"."""
        places = exponent(self.currency)
        if not places:
            return str(self.minor)
        whole, rest = divmod(abs(self.minor), 10**places)
        return f"{'-' if self.minor < 0 else ''}{whole}.{rest:0{places}d}"


def minor_units(amount: str | Decimal, currency: str) -> int | None:
    """The minor units of a decimal `amount`; None when it has places that the currency lacks."""
    if isinstance(amount, str) and not _PLAIN.fullmatch(amount.strip()):
        return None
    try:
        scaled = Decimal(amount).scaleb(exponent(currency), _EXACT)
    except ArithmeticError:
        return None
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or abs(scaled) >= 2**63:
        return None
    return int(scaled)


def price_units(amount: str | Decimal, currency: str) -> int | None:
    """The minor units of what may be a price; None for less than nothing and for a fortune."""
    minor = minor_units(amount, currency)
    return minor if minor is not None and 0 <= minor <= MOST_PRICE else None


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` in proportion to `weights` by largest remainder; the parts add up exactly.

    Weights are not negative. When all are zero, the first part takes everything.
    """
    if not weights:
        return []
    whole = sum(weights)
    if not whole:
        return [total, *[0] * (len(weights) - 1)]
    sign, size = (-1, -total) if total < 0 else (1, total)
    parts = [size * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(size * weights[i] % whole))
    for i in by_remainder[: size - sum(parts)]:
        parts[i] += 1
    return [sign * part for part in parts]


def share(amount: int, basis_points: int) -> int:
    """`amount` times `basis_points` / 10,000, rounded half up (away from zero)."""
    sign = -1 if amount < 0 else 1
    return sign * ((abs(amount) * basis_points + 5_000) // 10_000)


def tax_within(amount: int, basis_points: int) -> int:
    """The tax contained in a tax-inclusive `amount`, rounded half up."""
    sign = -1 if amount < 0 else 1
    divisor = 10_000 + basis_points
    return sign * ((abs(amount) * basis_points * 2 + divisor) // (divisor * 2))
