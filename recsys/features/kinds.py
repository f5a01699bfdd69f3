"""What sells of a kind, where a product itself has sold nothing: for products that are new."""

from collections.abc import Mapping, Sequence

import numpy as np

from recsys.dataset import Codes, Floats
from recsys.features import Columns
from recsys.history import History
from recsys.sources.popularity import purchases

SPANS = (7.0, 28.0, 150.0)
"""Half-lives of a sale, in days."""
PRIOR = 1.0
"""Products of average sales that each kind is given."""


def crossed(traits: Mapping[str, Codes], names: Sequence[str]) -> Codes:
    """A code for each combination of traits that a product has; -1 where one is unknown."""
    parts = np.stack([traits[name] for name in names], axis=1)
    _, codes = np.unique(parts, axis=0, return_inverse=True)
    return np.where((parts >= 0).all(axis=1), codes.ravel(), -1).astype(np.int32)


def learn(history: History, sellers: Codes, names: Sequence[str]) -> Columns:
    """(n_products,) for each kind of trait: mean sales of those of `sellers` that share it, and
    how many these are."""
    sold = {f"{span:.0f}": purchases(history, span) for span in SPANS}
    sold["buyers"] = history.buyers().astype(np.float32)
    found: Columns = {}
    for name in names:
        codes = history.traits[name]
        found[f"{name}_sellers"] = np.log1p(
            _sums(np.ones(len(sellers), np.float32), codes, sellers)
        )
        for span, values in sold.items():
            found[f"{name}_sold_{span}"] = _mean(values[sellers], codes, sellers)
    return found


def _mean(values: Floats, codes: Codes, sellers: Codes) -> Floats:
    overall = float(values.mean()) if len(values) else 0.0
    total = _sums(values, codes, sellers) + PRIOR * overall
    count = _sums(np.ones(len(sellers), np.float32), codes, sellers) + PRIOR
    return np.asarray(np.log(total / count + 1e-3), dtype=np.float32)


def _sums(values: Floats, codes: Codes, sellers: Codes) -> Floats:
    """(n_products,) the sum over those that share a code; none where it is -1."""
    of = codes[sellers]
    sums = np.bincount(of[of >= 0], values[of >= 0], int(codes.max(initial=-1)) + 1)
    return np.append(sums, 0.0)[codes].astype(np.float32)
