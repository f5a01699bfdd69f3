"""LightFM with the WARP loss: customers and products as vectors, by id or by traits too.

LightFM is Kula, arXiv:1507.08439. The settings are the best of those tried on the demo data for
November: without regularisation it over-fits after ten epochs, weights want a mean of one.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from lightfm import LightFM
from scipy import sparse

from recsys.dataset import Codes
from recsys.sources import LowRank


def by_id(
    weights: sparse.csr_matrix, *, dimensions: int = 64, epochs: int = 20, seed: int = 0
) -> LowRank:
    """One vector for each product: sharpest where there are purchases enough."""
    model = _model(dimensions, 3e-4, 0.03, seed)
    _fit(model, weights, None, epochs)
    return LowRank(
        model.user_embeddings.astype(np.float32),
        model.item_embeddings.astype(np.float32),
        model.item_biases.astype(np.float32),
    )


def by_traits(
    weights: sparse.csr_matrix,
    traits: Mapping[str, Codes],
    names: Sequence[str],
    *,
    with_id: bool = True,
    dimensions: int = 32,
    epochs: int = 12,
    regularisation: float = 1e-4,
    seed: int = 0,
) -> LowRank:
    """A product is the sum of its traits; without ids, also one that nobody bought has a vector."""
    model = _model(dimensions, regularisation, 0.05, seed)
    features = indicators([traits[name] for name in names], with_id=with_id)
    _fit(model, weights, features, epochs)
    return LowRank(
        model.user_embeddings.astype(np.float32),
        np.asarray(features @ model.item_embeddings, dtype=np.float32),
        np.asarray(features @ model.item_biases, dtype=np.float32),
    )


def indicators(kinds: Sequence[Codes], *, with_id: bool) -> sparse.csr_matrix:
    """(n_products, n_features) float32: 1 for each trait a product has; -1 is no trait."""
    n = len(kinds[0])
    products, columns, first = [], [], 0
    for codes in (*([np.arange(n, dtype=np.int32)] if with_id else []), *kinds):
        known = np.flatnonzero(codes >= 0)
        products.append(known)
        columns.append(first + codes[known])
        first += int(codes.max(initial=-1)) + 1
    rows, at = np.concatenate(products), np.concatenate(columns)
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.coo_matrix((ones, (rows, at)), shape=(n, first)).tocsr()


def _model(dimensions: int, regularisation: float, rate: float, seed: int) -> LightFM:
    return LightFM(
        no_components=dimensions,
        loss="warp",
        learning_rate=rate,
        item_alpha=regularisation,
        user_alpha=regularisation,
        random_state=seed,
    )


def _fit(
    model: LightFM, weights: sparse.csr_matrix, features: sparse.csr_matrix | None, epochs: int
) -> None:
    # LightFM wants interactions and weights in the same order of entries.
    entries = weights.tocoo().astype(np.float32)
    entries.data = entries.data / entries.data.mean()
    ones = sparse.coo_matrix(
        (np.ones_like(entries.data), (entries.row, entries.col)), weights.shape
    )
    model.fit(ones, sample_weight=entries, item_features=features, epochs=epochs, num_threads=1)
