"""Dates and clock times as publishers write them, read one string at a time. Used by core.times."""
