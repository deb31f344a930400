"""How things look: kinds, units, lettering."""
