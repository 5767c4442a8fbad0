"""What other packages may want to know of: `editions` imports none of them."""

from django.dispatch import Signal

# Sent with `pages`, of one type, inside the transaction, when some of their live text or shared fields may
# have changed.
went_live = Signal()

# Sent with `page` and `languages`, inside the transaction, when readers of these are told of a correction.
readers_told = Signal()
