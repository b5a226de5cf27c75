"""Commands: one file per group; they print and return exit codes, and decide nothing."""
