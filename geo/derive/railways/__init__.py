"""Railway lines from their stations."""
