"""Pages kept as they were sent, in front of Django: served while every query they were made from gives the same answer.

versions.py   a number for each table, shared by all processes: it grows when the table is written
machines.py   the same of several machines, which tell each other through Redis
watching.py   every statement is looked at: what writes a table is told, what a page reads is noted
reads.py      what a page was made from, and whether that is still so
parameters.py which parameters of its query a page looked at
entry.py      one answer in each encoding, and how it is given
cache.py      the WSGI layer: what is kept, for which request, how much of it
setup.py      all of it put together from the settings
"""
