"""The site: all maps of an atlas, the pages around them, and how they are written."""
