"""The messages between stages: frozen dataclasses and enums, standard library only.

feed.py     what a feed is and how it stands       times.py    claims about publishers' times
fetch.py    what a server answered                 article.py  articles, revisions, extraction
entry.py    what a feed says, parsed               story.py    headlines, links, stories
poll.py     what one poll decided and records      digest.py   what a digest shows
"""
