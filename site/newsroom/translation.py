from modeltranslation.translator import TranslationOptions, register

from . import models


@register([models.HomePage, models.FeedsPage, models.Section])
class ListingTranslation(TranslationOptions):
    fields = ("summary",)


@register([models.CorrectionsPage, models.StandardPage])
class StandardPageTranslation(TranslationOptions):
    fields = ("summary", "body")


@register(models.Branding)
class BrandingTranslation(TranslationOptions):
    fields = ("name", "tagline", "footer", "address")


@register(models.MenuSection)
class MenuSectionTranslation(TranslationOptions):
    fields = ("label", "url", "text")


@register(models.MenuEntry)
class MenuEntryTranslation(TranslationOptions):
    fields = ("label", "url")
