"""A pasted web page, taken apart: see `reading.py` and `recognise.py`."""
