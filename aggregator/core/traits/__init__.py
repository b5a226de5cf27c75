"""What one headline states, before it is held against another: numbers, denials, parts of a series. Used by core.signatures."""
