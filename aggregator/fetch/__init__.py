"""HTTP as a guest should speak it. Nothing else in this program imports httpx or httpcore.

client.py     Fetcher: one GET with its redirects, limits and deadline, answered as a value
transport.py  httpx transport over connections that pass the guard    proxied.py  through a proxy
wire.py       one HTTP/1.1 exchange on one connection
guard.py      which addresses are refused; resolving names and connecting to what was checked
request.py    the headers of one request; what may go to which host
answer.py     status, headers and exceptions -> FetchResult, NotModified or FetchFailure
body.py       decompression under a cap        redirects.py  the next hop, or why not
challenge.py  bot challenges by their marks    robots.py     robots.txt, cached
reach.py      who could be reached lately: is it them, or our own line?
"""

from aggregator.lean import without

with without("pygments"):  # httpx has a command of its own, in colours: with it come pygments and rich
    import httpx  # noqa: F401 - before any other import of it
