"""The board: what is to be translated, in review, stale or due in each language; with whom, and since when."""
