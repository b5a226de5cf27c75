"""The use cases, each readable from top to bottom; they call things in order and decide nothing."""
