"""What is known of a customer and a product: columns of one value for each pair."""

from recsys.dataset import Floats

Columns = dict[str, Floats]
"""Name to (n_pairs,) float32."""
