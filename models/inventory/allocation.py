"""From where the goods of an order are sent: in as few parcels as can be, the best places first."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from models.inventory.levels import Stock

Available = Mapping[tuple[UUID, UUID], int]
"""How many may be promised, by variant and location."""


class Piece(NamedTuple):
    variant_id: UUID
    location_id: UUID
    quantity: int


def allocate(
    wanted: Mapping[UUID, int], available: Available, ranks: Sequence[UUID]
) -> list[Piece]:
    """All that is wanted: of the fewest locations that have it together, those named first.

    Nothing where it cannot be had.
    """
    for several in range(1, len(ranks) + 1):
        for places in combinations(ranks, several):
            if all(_left(id, available, places) >= units for id, units in wanted.items()):
                return [
                    piece
                    for id, units in wanted.items()
                    for piece in _pieces(id, units, available, places)
                ]
    return []


def _left(variant_id: UUID, available: Available, places: Sequence[UUID]) -> int:
    return sum(max(0, available.get((variant_id, place), 0)) for place in places)


def _pieces(
    variant_id: UUID, units: int, available: Available, places: Sequence[UUID]
) -> list[Piece]:
    """A line stays together where one of the places has all of it."""
    whole = [one for one in places if available.get((variant_id, one), 0) >= units]
    pieces = []
    for place in whole[:1] or places:
        taken = min(units, _left(variant_id, available, [place]))
        units -= taken
        if taken:
            pieces.append(Piece(variant_id, place, taken))
    return pieces


def in_all(rows: Sequence[Stock]) -> int:
    """What may be promised of a variant, wherever it is: what one place lacks, others do not."""
    return sum(max(0, one.available) for one in rows)


def allotted(
    wanted: Mapping[UUID, int], stock: Mapping[UUID, Sequence[Stock]], ranks: Sequence[UUID]
) -> list[tuple[Stock, int]]:
    """How many to take from which counts, by the rank of their places; `stock` is by variant."""
    shelves = {(id, one.location_id): one for id, rows in stock.items() for one in rows}
    available = {shelf: one.available for shelf, one in shelves.items()}
    pieces = allocate(wanted, available, ranks)
    pieces.sort(key=lambda piece: ranks.index(piece.location_id))
    return [(shelves[piece[:2]], piece.quantity) for piece in pieces]
