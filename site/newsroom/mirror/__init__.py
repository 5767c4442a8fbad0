"""The public site as files, for the proxy to give when the application fails: made anew only where it changed.

addresses.py   which addresses are in it, and the file of each
links.py       which further addresses a text leads to
asking.py      a stranger's request to the application, and what its answer was made from
manifest.py    what each file was made from, kept beside the files
tree.py        the files: written whole, and none but those that are meant
unavailable.py what is told where the mirror has nothing
run.py         all of it once
"""
