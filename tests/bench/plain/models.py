"""A page with as many fields, blocks and lists as a release has, and nothing that knows of languages."""

from django import forms
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet


@register_snippet
class Record(models.Model):
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Article(Page):
    kind = models.CharField(max_length=20, choices=[("release", "Release"), ("statement", "Statement")])
    date = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    body = StreamField(
        [
            ("paragraph", RichTextBlock()),
            ("quotation", StructBlock([("text", TextBlock()), ("attribution", CharBlock())])),
            (
                "picture",
                StructBlock(
                    [
                        ("image", ImageChooserBlock()),
                        ("alt", CharBlock()),
                        ("caption", CharBlock()),
                        ("credit", CharBlock()),
                    ]
                ),
            ),
        ]
    )
    notes = RichTextField(blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    image_alt = models.CharField(max_length=255, blank=True)
    image_caption = models.CharField(max_length=255, blank=True)
    image_credit = models.CharField(max_length=255, blank=True)
    attachments = StreamField(
        [("file", StructBlock([("document", DocumentChooserBlock()), ("title", CharBlock())]))], blank=True
    )
    themes = ParentalManyToManyField(Record, blank=True, related_name="+")
    mechanisms = ParentalManyToManyField(Record, blank=True, related_name="+")

    template = "plain/article.html"
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("place"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("notes"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("image", "image_alt", "image_caption", "image_credit")]
        ),
        *[
            MultipleChooserPanel(name, chooser_field_name="record")
            for name in ("institutions", "contacts", "countries")
        ],
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        FieldPanel("mechanisms", widget=forms.CheckboxSelectMultiple),
        FieldPanel("attachments"),
        MultipleChooserPanel("related", chooser_field_name="other"),
    ]


class Reference(Orderable):
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        abstract = True


class ArticleInstitution(Reference):
    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="institutions")


class ArticleContact(Reference):
    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="contacts")


class ArticleCountry(Reference):
    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="countries")


class ArticleRelated(Orderable):
    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
