"""Recommending: arrays in, scores out. Knows neither our tables nor our schema."""
