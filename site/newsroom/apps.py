from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from editions.signals import went_live
        from publications.facets.releases import COUNTRY, INSTITUTION, THEME

        from .search import index

        def update(pages: list[Any], **kwargs: Any) -> None:
            # A move saves the base row alone, and none of the text.
            index.update([page for page in pages if type(page) is page.specific_class])

        went_live.connect(update, weak=False, dispatch_uid="search index")
        for facet in (COUNTRY, INSTITUTION, THEME):

            def refile(instance: Any, created: bool, facet: Any = facet, **kwargs: Any) -> None:
                if not created and not kwargs.get("raw"):
                    index.refile(facet, instance.pk)

            post_save.connect(
                refile, sender=facet.model, weak=False, dispatch_uid=f"search index: {facet.name}"
            )
