"""The base map: shores, lakes, rivers and relief of a region, and the record of where each comes from."""
