"""What is known of a basket and a product that might belong to it, whoever fills it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from recsys.dataset import Codes, Floats
from recsys.features import Columns
from recsys.history import History, dense, matrix
from recsys.sources import together

KINDS = ("type", "category", "maker", "department")
_COOCCURRING = ("type", "category")


@dataclass(frozen=True)
class Kind:
    """One trait of products, and which of its values share baskets."""

    name: str
    belongs: sparse.csr_matrix
    """(n_products, n_values)."""
    codes: Codes
    """(n_products,) the last value is no trait."""
    cosine: Floats | None
    """(n_values, n_values)."""


@dataclass(frozen=True)
class Baskets:
    kinds: Sequence[Kind]
    price: Floats
    """(n_products,) percentiles."""

    def columns(self, items: sparse.csr_matrix, at: Codes, codes: Codes) -> Columns:
        """For pairs of a row of `items` (n, n_products) and a product."""
        sizes = np.maximum(np.asarray(items.sum(axis=1), dtype=np.float32).ravel(), 1)
        level = np.asarray(items @ self.price, dtype=np.float32) / sizes
        found = {"size": sizes[at], "price_gap": np.abs(self.price[codes] - level[at])}
        for kind in self.kinds:
            held = dense(items @ kind.belongs)
            of = kind.codes[codes]
            found[f"has_{kind.name}"] = held[at, of]
            found[f"share_{kind.name}"] = held[at, of] / sizes[at]
            if kind.cosine is not None:
                found[f"with_{kind.name}"] = (np.sign(held) @ kind.cosine)[at, of]
        return found


def learn(history: History, price: Floats) -> Baskets:
    baskets = history.baskets()
    return Baskets([_kind(history, baskets, name) for name in KINDS], price)


def _kind(history: History, baskets: sparse.csr_matrix, name: str) -> Kind:
    codes = history.traits[name]
    size = int(codes.max(initial=-1)) + 1
    filled = np.where(codes >= 0, codes, size).astype(np.int32)
    products = np.flatnonzero(codes >= 0).astype(np.int32)
    ones = np.ones(len(products), dtype=np.float32)
    belongs = matrix(ones, products, codes[products], (len(codes), size + 1))
    cosine = None
    if name in _COOCCURRING:
        cosine = dense(together.learn((baskets @ belongs).sign().tocsr()).cosine)
    return Kind(name, belongs, filled, cosine)
