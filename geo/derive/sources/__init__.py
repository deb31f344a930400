"""The data sets that the derivation reads, from installed packages; nothing is fetched."""
