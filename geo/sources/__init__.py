"""The works cited: CSL-JSON, and how it is said."""
