"""A trained model in use: its codes translated to products, and what each channel offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from recsys.evaluate import ranked
from recsys.model import Model

Codes = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float32]

MODEL_TOPIC = "recommender"
"""News under this name: another model went live."""


@dataclass(frozen=True)
class LiveModel:
    version: str
    model: Model
    products: list[UUID]
    """By code."""
    code_of: dict[UUID, int]
    offered: dict[UUID, npt.NDArray[np.bool_]]
    """By channel: which codes had a price there when last looked; a first sieve only."""

    @classmethod
    def of(cls, version: str, model: Model) -> "LiveModel":
        products = [UUID(id.decode()) for id in model.product_ids]
        code_of = {id: code for code, id in enumerate(products)}
        return cls(version, model, products, code_of, {})

    def offering(self, rows: Iterable[Sequence[Any]]) -> "LiveModel":
        """The same with what is offered now: rows of (channel, product)."""
        offered: dict[UUID, npt.NDArray[np.bool_]] = {}
        for channel_id, product_id in rows:
            mask = offered.get(channel_id)
            if mask is None:
                mask = offered[channel_id] = np.zeros(len(self.products), dtype=np.bool_)
            if (code := self.code_of.get(product_id)) is not None:
                mask[code] = True
        return replace(self, offered=offered)

    def codes(self, product_ids: Iterable[UUID]) -> Codes:
        """The codes of the products that the model knows."""
        known = (self.code_of.get(id) for id in product_ids)
        return np.array([code for code in known if code is not None], dtype=np.int32)

    def best(self, scores: Scores, channel_id: UUID, without: Codes, count: int) -> list[int]:
        """The codes with the highest scores above zero or below, of what may be shown."""
        values = scores.astype(np.float64)
        if (mask := self.offered.get(channel_id)) is not None:
            values[~mask] = -np.inf
        values[without] = -np.inf
        return [int(code) for code in ranked(values, count) if np.isfinite(values[code])]
