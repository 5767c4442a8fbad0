"""What other packages may want to know of: `editions` imports none of them."""

from django.dispatch import Signal

# Sent with `page`, inside the transaction, when some of its live text or shared fields may have changed.
went_live = Signal()
