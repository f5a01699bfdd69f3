"""Soak: does a shop that people use for a long time grow, leak or slow down?"""
