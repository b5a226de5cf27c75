"""HTTP: conditional GET, limits, the address guard, robots.txt. The only importer of httpx."""
