from django.db import models


class Change(models.Model):
    """A publication of which something was written that lists count by: see facets/changes.py.

    Written by triggers of the database alone. Without a publication it may have been any.
    """

    page = models.BigIntegerField(null=True)
    # The transaction's number on PostgreSQL, where one that began earlier may be seen later.
    writer = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}: {self.page}"
