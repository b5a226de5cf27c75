"""Two headlines held against each other: what they share, what tells them apart, and in which words. Used by core.headlines."""
