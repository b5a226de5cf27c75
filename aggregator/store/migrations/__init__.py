"""The schema's history, one file a step; a step never changes once released, whatever tables.py becomes."""
