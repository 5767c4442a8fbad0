from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from editions.admin.chosen_panel import ChosenPanel

from ..contacts import ContactGroup, grouped
from .contact import Contact
from .references import ContactReference
from .text import ListingPage


class ContactsPage(ListingPage):
    """Whom the press can reach, by place."""

    template = "publications/contacts_page.html"
    max_count = 1
    content_panels = [
        *ListingPage.content_panels,
        ChosenPanel("page_contacts", chooser_field_name="contact", label=_("contact"), heading=_("Contacts")),
    ]
    parent_page_types = ["newsroom.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("contacts for the press")
        verbose_name_plural = _("contacts for the press")

    def listed(self, request: HttpRequest, language: str) -> list[ContactGroup]:
        contacts = Contact.objects.filter(pagecontact__page=self).select_related("institution")
        return grouped(contacts.order_by("pagecontact__sort_order"))


class PageContact(ContactReference):
    page = ParentalKey(ContactsPage, on_delete=models.CASCADE, related_name="page_contacts")
