"""A map as one offline page: what it is sent, and the page itself."""
