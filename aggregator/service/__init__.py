"""The daemon: wiring, signals, systemd's notify protocol, logs, graceful drain."""
