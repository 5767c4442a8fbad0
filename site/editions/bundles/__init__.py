"""Bundles: several publications in their languages, out in the same moment or not at all.

texts.py       the editions a bundle is made of, and what of them is not ready
verbs.py       approve, reopen, publish
lock.py        an approved bundle's texts are closed to everybody
admin.py       its page in the admin
"""
