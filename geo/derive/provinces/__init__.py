"""Provinces of a state, from the seats of their districts."""
