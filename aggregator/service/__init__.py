"""The daemon: wiring, log set-up, signals, reload, health, and what systemd is told."""
