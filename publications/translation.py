"""Which fields of each type are translated. Text that depends on the language lives in these alone."""

from modeltranslation.translator import TranslationOptions, register

from . import models

TEXT = ("summary", "body")


@register(models.NewsRelease)
class NewsReleaseTranslation(TranslationOptions):
    fields = ("place", *TEXT, "notes", "image_alt", "image_caption", "image_credit", "attachments")


@register(models.Strategy)
class StrategyTranslation(TranslationOptions):
    fields = (*TEXT, "pillars", "files")


@register(models.Mechanism)
class MechanismTranslation(TranslationOptions):
    fields = ("acronym", *TEXT)


@register(models.Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("place", *TEXT, "documents")


@register([models.Commitment, models.InstitutionalReport, models.Country])
class TextTranslation(TranslationOptions):
    fields = TEXT


@register(models.Resource)
class ResourceTranslation(TranslationOptions):
    fields = (*TEXT, "files")


@register(
    [
        models.NewsIndex,
        models.MechanismsIndex,
        models.CountriesIndex,
        models.ResourcesIndex,
        models.ContactsPage,
        models.InstitutionsIndex,
        models.InstitutionPage,
    ]
)
class ListingTranslation(TranslationOptions):
    fields = ("summary",)


@register(models.Institution)
class InstitutionTranslation(TranslationOptions):
    fields = ("name", "acronym", "slug", "about")


@register(models.Contact)
class ContactTranslation(TranslationOptions):
    fields = ("name", "role", "place")


@register(models.Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name", "slug")


@register(models.CountryData)
class CountryDataTranslation(TranslationOptions):
    fields = ("name", "slug")
