"""HTML and XML: decoded, walked, turned into text, and made safe. The only importer of lxml and nh3.

encoding.py  bytes -> text          html.py    a page: meta, JSON-LD, links, times, visible text
text.py      markup -> plain text   select.py  CSS selectors -> XPath
clean.py     HTML -> safe HTML      xml.py     documents without entities, DTDs or network
blocks.py    HTML -> HTML without what was read before
"""

from aggregator.markup.clean import sanitise
from aggregator.markup.text import one_line, to_text, words

__all__ = ["one_line", "sanitise", "to_text", "words"]
