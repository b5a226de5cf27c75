"""HTML to text, metadata and time claims. The only importer of the extractors."""
