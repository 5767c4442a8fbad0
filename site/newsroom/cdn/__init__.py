"""A network of caches (CDN) in front of the newsroom: what it may keep, for how long, and what it is told to drop.

addresses.py  the full addresses of an edition and of the lists that show it
keys.py       the surrogate keys of an answer: which publication, in which language
lifetime.py   the WSGI layer in front of all: how long the network may keep an answer
state.py      what readers have of a publication
difference.py what became of one, and its addresses that are no longer what they were
changes.py    all that one transaction changed, and the lists that show it
listening.py  which writes may change it
sending.py    purges gathered for a second and sent by a thread
backends.py   how each network is told

Off unless the settings have `WAGTAILFRONTENDCACHE`: see docs/cdn.md.
"""
