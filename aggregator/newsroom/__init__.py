"""The demo's sites, of our own writing, and the little server that plays them."""
