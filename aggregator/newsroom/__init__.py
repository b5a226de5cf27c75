"""The demo's newsroom: ten small papers of our own writing, and the little server that plays them.

copy/*.toml   what the papers print         feeds.py    a paper's feed, in its format
press.py      papers, articles, versions    pages.py    a paper's pages, in its layout
server.py     HTTP on loopback, two acts    script.py   what must come of it
"""
