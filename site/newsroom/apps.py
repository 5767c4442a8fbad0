from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from editions.signals import went_live
        from publications.facets.releases import COUNTRY, INSTITUTION, THEME
        from publications.models import NewsRelease

        from .cdn.listening import listen
        from .page_cache import setup
        from .search import index
        from .subscribers import announcing

        setup.watch()
        listen()

        def update(pages: list[Any], **kwargs: Any) -> None:
            # A move saves the base row alone, and none of the text.
            index.update([page for page in pages if type(page) is page.specific_class])

        def announce(pages: list[Any], **kwargs: Any) -> None:
            if releases := [page.pk for page in pages if isinstance(page, NewsRelease)]:
                # Nothing is readable before the transaction is over, and no publish fails because of a mail.
                transaction.on_commit(lambda: announcing.went_out(releases), robust=True)

        went_live.connect(update, weak=False, dispatch_uid="search index")
        went_live.connect(announce, weak=False, dispatch_uid="alerts")
        for facet in (COUNTRY, INSTITUTION, THEME):

            def refile(instance: Any, created: bool, facet: Any = facet, **kwargs: Any) -> None:
                if not created and not kwargs.get("raw"):
                    index.refile(facet, instance.pk)

            post_save.connect(
                refile, sender=facet.model, weak=False, dispatch_uid=f"search index: {facet.name}"
            )
