"""EASE: products from products, in closed form (Steck, WWW 2019, eq. 8)."""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, sparse

from recsys.dataset import Codes, Floats

HEAD = 8_000
"""Products, the most bought: the cost is cubic and the memory square, 0.26 GB at this size."""
PENALTY = 500.0


@dataclass(frozen=True)
class ProductsByProducts:
    """Scores are what a customer bought, times what each product says of the others."""

    bought: sparse.csr_matrix
    """(n_customers, n_products)."""
    head: Codes
    """The products that say and are said something."""
    says: Floats
    """(len(head), len(head)) float32."""

    def of(self, customers: Codes) -> Floats:
        return self.of_rows(self.bought[customers])

    def of_rows(self, rows: sparse.csr_matrix) -> Floats:
        """The same for anything else that was bought together: (n, n_products)."""
        scores = np.zeros(rows.shape, dtype=np.float32)
        scores[:, self.head] = rows[:, self.head] @ self.says
        return scores


def learn(
    bought: sparse.csr_matrix, *, penalty: float = PENALTY, head: int = HEAD
) -> ProductsByProducts:
    """Fit on (n_customers, n_products), zero where nothing was bought."""
    buyers = np.asarray(bought.getnnz(axis=0))
    kept = np.sort(np.lexsort((np.arange(len(buyers)), -buyers))[:head]).astype(np.int32)
    among = bought[:, kept]
    gram = np.asarray((among.T @ among).toarray(), dtype=np.float32)
    gram[np.diag_indices_from(gram)] += penalty
    factor = linalg.cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)[0]
    inverse, _ = linalg.lapack.spotri(factor, lower=1, overwrite_c=1)
    # LAPACK fills one triangle.
    inverse = np.tril(inverse) + np.tril(inverse, -1).T
    says = -inverse / np.diag(inverse)
    np.fill_diagonal(says, 0)
    return ProductsByProducts(bought, kept, says.astype(np.float32))
