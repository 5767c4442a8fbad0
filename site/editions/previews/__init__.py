"""Addresses at which people without an account read an edition before its hour.

A journalist under embargo, a partner who is quoted: they read one text in one language, and nothing
else of the newsroom.
"""
