"""Plain feed documents read without feedparser, to the same result; what is not plain goes to feedparser.

reading.py drives expat and asks rules.py what each element means; elements.py, texts.py, topics.py, media.py and people.py do it.
tags.py names elements as feedparser does, borrowed.py holds what feedparser itself can be asked.
"""
