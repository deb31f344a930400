"""Ground held on the days between two phase lines."""
