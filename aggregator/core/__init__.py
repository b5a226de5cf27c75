"""Every decision, as functions of values: no I/O, no clock, no logging, no unseeded chance."""
