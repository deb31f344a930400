"""Ways out of the atlas other than a page."""
