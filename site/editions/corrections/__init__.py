"""Corrections: what readers are told of a publication that was changed after they had it."""
