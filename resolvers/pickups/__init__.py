"""Pickups: where and when they can be, how they are asked for, and how a store serves them."""
