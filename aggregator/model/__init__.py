"""The messages between stages: frozen dataclasses and enums, standard library only.

feed.py     what a feed is and how it stands       times.py     claims about publishers' times
fetch.py    what a server answered                 article.py   articles, revisions, extraction
entry.py    what a feed says, parsed               story.py     headlines, links, stories; relation.py their kinds
poll.py     what one poll decided and records      digest.py    what a digest shows; delivery.py who has it
stream.py   our own stream, for other readers      attention.py what needs the user
figures.py  how much a store holds                 upkeep.py    retention and checks
"""
