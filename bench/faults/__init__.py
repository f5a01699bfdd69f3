"""Shoppers buy while everything is killed around them: `python -m bench.faults`.

Afterwards every invariant must hold and every order that a shopper was told of must exist. Beside
it stands a checkout written as one should not (`naive.py`), which must fail the same look.
"""
