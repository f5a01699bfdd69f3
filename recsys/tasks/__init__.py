"""Lists for a purpose: each learns from the lines it is given and answers for the time after."""

from collections.abc import Mapping

from recsys.dataset import Codes

Lists = Mapping[int, Codes]
"""For each customer or query the codes of products, best first."""

LENGTH = 50
"""Entries of a list."""
