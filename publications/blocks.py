"""The few blocks a text is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PARAGRAPH_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class QuotationBlock(StructBlock):
    """What somebody said, and who."""

    text = TextBlock(label=_("Quotation"), help_text=_("Without quotation marks; the page sets them."))
    attribution = CharBlock(
        label=_("Said by"), required=False, help_text=_("Name or function, and institution.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "publications/blocks/quotation.html"


class PictureBlock(StructBlock):
    """A picture inside a text."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        label=_("Alternative text"),
        required=False,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = CharBlock(label=_("Caption"), required=False)
    credit = CharBlock(label=_("Credit"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "publications/blocks/picture.html"


class AttachmentBlock(StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("File"))
    title = CharBlock(
        label=_("Title"), required=False, help_text=_("Left empty, the file's own title is shown.")
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "publications/blocks/attachment.html"


class PillarBlock(StructBlock):
    """One pillar of a strategy."""

    title = CharBlock(label=_("Pillar"))
    text = RichTextBlock(label=_("Text"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "list-ol"
        label = _("Pillar")
        template = "publications/blocks/pillar.html"


BODY_BLOCKS = [
    ("paragraph", RichTextBlock(label=_("Text"), features=PARAGRAPH_FEATURES, icon="pilcrow")),
    ("quotation", QuotationBlock()),
    ("picture", PictureBlock()),
]
FILE_BLOCKS = [("file", AttachmentBlock())]
PILLAR_BLOCKS = [("pillar", PillarBlock())]
