"""A trained model: factors, neighbours and what is popular; kept as arrays, never as a pickle."""

import hashlib
import json
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recsys import factors, fallback, neighbours
from recsys.dataset import Ids, Purchases
from recsys.factors import Factors
from recsys.neighbours import Neighbours

FORMAT = 1
ENOUGH_CUSTOMERS = 20
"""With fewer, vectors are noise: neighbours and popularity answer alone."""
LEAST_BUYERS = 10
"""Of a product, once there are customers enough; a young shop recommends what it has sold."""

_ARRAYS, _MANIFEST = "arrays.npz", "model.json"


class UnreadableModel(Exception):
    """The files of a model are missing, damaged, or of another format."""


@dataclass(frozen=True)
class Model:
    """Everything is by product code; `product_ids` says what the codes mean."""

    product_ids: Ids
    popularity: npt.NDArray[np.float32]
    neighbours: Neighbours
    factors: Factors | None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def n_products(self) -> int:
        return len(self.product_ids)

    def for_customer(
        self, codes: npt.NDArray[np.int32], weights: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """(n_products,) what somebody who bought `codes` may like; bought ones are included."""
        if self.factors is None:
            return self.neighbours.scores(codes) + self.popularity * 1e-6
        return self.factors.scores(codes, weights)


def train(
    purchases: Purchases,
    epochs: int = factors.EPOCHS_FULL,
    *,
    seed: int = 0,
    threads: int = 1,
    seconds: float = math.inf,
    say: Callable[[str], None] = lambda step: None,
) -> Model:
    """Learn from all `purchases`, however few. After `seconds` it stops refining vectors."""
    enough = purchases.n_customers >= ENOUGH_CUSTOMERS
    purchases = purchases.with_buyers(least_buyers(purchases))
    say("Counting what is bought together")
    together = neighbours.count(purchases.baskets())
    say("Learning from purchases")
    popular = fallback.popularity(purchases)
    learnt = None
    if enough and purchases.n_products > 1:
        weights = purchases.weights()
        learnt = factors.learn(
            weights, popular, epochs, seed=seed, threads=threads, seconds=seconds
        )
    return Model(
        product_ids=purchases.product_ids,
        popularity=popular,
        neighbours=together,
        factors=learnt,
        facts={
            "products": purchases.n_products,
            "customers": purchases.n_customers,
            "orders": purchases.n_orders,
            "lines": len(purchases.product),
            "epochs": epochs if learnt else 0,
            "dimensions": factors.DIMENSIONS if learnt else 0,
            "seed": seed,
        },
    )


def least_buyers(purchases: Purchases) -> int:
    """Of a product that is recommended."""
    big = purchases.n_customers >= ENOUGH_CUSTOMERS * LEAST_BUYERS
    return LEAST_BUYERS if big else 1


def save(model: Model, folder: Path) -> str:
    """Write `folder` (which must not exist) and return the checksum of its arrays."""
    making = folder.with_name(f".{folder.name}.{os.getpid()}")
    making.mkdir(parents=True)
    arrays = {
        "product_ids": model.product_ids,
        "popularity": model.popularity,
        "neighbours_start": model.neighbours.start,
        "neighbours_product": model.neighbours.product,
        "neighbours_cosine": model.neighbours.cosine,
        "neighbours_orders": model.neighbours.orders,
        "neighbours_sizes": model.neighbours.sizes,
    }
    if model.factors:
        arrays |= {
            "vectors": model.factors.vectors,
            "bias": model.factors.bias,
            "fold": model.factors.fold,
        }
    np.savez(making / _ARRAYS, allow_pickle=False, **arrays)
    checksum = _checksum(making / _ARRAYS)
    manifest = {"format": FORMAT, "sha256": checksum, "facts": dict(model.facts)}
    (making / _MANIFEST).write_text(json.dumps(manifest, indent=1))
    making.rename(folder)
    return checksum


def load(folder: Path) -> Model:
    """Read what `save` wrote. Raises UnreadableModel, saying what is wrong."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text())
        if manifest.get("format") != FORMAT:
            raise UnreadableModel(f"{folder} is of format {manifest.get('format')}, not {FORMAT}.")
        if _checksum(folder / _ARRAYS) != manifest["sha256"]:
            raise UnreadableModel(f"{folder / _ARRAYS} is damaged: its checksum is not as written.")
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            return _model(arrays, manifest["facts"])
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableModel(f"{folder} holds no model that can be read: {error}") from error


def _model(arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]) -> Model:
    learnt = None
    if "vectors" in arrays:
        learnt = Factors(arrays["vectors"], arrays["bias"], arrays["fold"])
    return Model(
        product_ids=arrays["product_ids"],
        popularity=arrays["popularity"],
        neighbours=Neighbours(
            arrays["neighbours_start"],
            arrays["neighbours_product"],
            arrays["neighbours_cosine"],
            arrays["neighbours_orders"],
            arrays["neighbours_sizes"],
        ),
        factors=learnt,
        facts=facts,
    )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
