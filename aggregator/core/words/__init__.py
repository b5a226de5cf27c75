"""Tables of words, by language: what headlines say, and no rule of what follows from it."""
