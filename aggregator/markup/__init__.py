"""HTML and XML: decoded, walked, turned into text, and made safe. The only importer of lxml and nh3.

encoding.py  bytes -> text          html.py    a page: title, links, refresh
text.py      markup -> plain text   select.py  CSS selectors -> XPath
clean.py     HTML -> safe HTML      xml.py     documents without entities, DTDs or network
plain.py     safe HTML -> text      blocks.py  HTML -> HTML without what was read before
"""

from aggregator.markup.clean import sanitise
from aggregator.markup.plain import clean_to_text
from aggregator.markup.text import one_line, spaced_words, to_text, words, words_laid_out

__all__ = ["clean_to_text", "one_line", "sanitise", "spaced_words", "to_text", "words", "words_laid_out"]
