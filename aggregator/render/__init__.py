"""A digest to HTML, Markdown, text, JSON, Atom, JSON Feed, EPUB. Pure: data in, bytes out."""
