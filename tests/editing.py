"""Fills in the admin's forms as a browser would: everything as it stands, but for what is changed."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.blocks.base import BlockField
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from editions.admin.addresses import edition_url
from editions.desk.fields import field_name
from editions.languages import localized
from editions.models import BasePage, Edition
from editions.staleness import segments

PAGE_FORM = "page-edit-form"
EDITION_FORM = "w-editor-form"


def paragraphs(*texts: str) -> dict[str, Any]:
    """A StreamField of paragraphs as the editor posts it."""
    return streamfield([("paragraph", rich_text(f"<p>{text}</p>")) for text in texts])


def post_page(client: Client, page: BasePage, action: str = "", **changes: Any) -> Any:
    """Posts the page's edit form; `action` is one of publish, submit, or none to save a draft."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return _post(client, url, PAGE_FORM, action, changes)


def post_edition(client: Client, edition: Edition, action: str = "", **changes: Any) -> Any:
    """Posts the desk; a change is named by its column, paragraphs of a text go to its segments in order."""
    edition = Edition.objects.get(pk=edition.pk)
    page = edition.page.specific.get_latest_revision_as_object()
    suffix = localized("", edition.language)
    fields: dict[str, Any] = {}
    for column, value in changes.items():
        bare = column.removesuffix(suffix)
        if bare == "public_slug":
            fields["own-public_slug"] = value
        elif isinstance(value, dict):
            rich = [part for part in segments(edition, page) if part.leaf.field == bare]
            texts = [value[str(position)]["value"] for position in range(int(value["count"]))]
            fields |= {field_name(part.key): text for part, text in zip(rich, texts, strict=False)}
        elif column.startswith(
            ("segment-", "own-", "kept-", "right-", "workflow-", "seen", "discarded", "unfinished")
        ):
            fields[column] = value
        else:
            fields[field_name(bare)] = value
    return _post(client, edition_url(edition), EDITION_FORM, action, fields)


def post_new(client: Client, url: str, action: str = "", **changes: Any) -> Any:
    return _post(client, url, PAGE_FORM, action, changes)


def desk(client: Client, edition: Edition) -> Any:
    """What a browser would post from the desk as it stands: a dict of form fields."""
    response = client.get(edition_url(edition))
    assert response.status_code == 200, response.status_code
    return querydict_from_html(response.content.decode(), form_id=EDITION_FORM).dict()


def rich(html: str) -> str:
    """Rich text as its editor posts it."""
    return str(rich_text(html))


def _post(client: Client, url: str, form_id: str, action: str, changes: dict[str, Any]) -> Any:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    data = querydict_from_html(response.content.decode(), form_id=form_id).dict()
    data |= nested_form_data(_streams(response.context["form"]) | changes)
    if action:
        data[f"action-{action}"] = "1"
    return client.post(url, data)


def _streams(form: Any) -> dict[str, Any]:
    """The StreamFields as they stand: the browser builds their inputs from data, not from HTML."""
    streams = {}
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            blocks = [(block.block_type, rich_text(block.value.source)) for block in form[name].value()]
            streams[name] = streamfield(blocks)
    return streams


def publish_anyway(client: Client, what: BasePage | Edition) -> Any:
    """Says yes to the question an incomplete publish asks."""
    what.refresh_from_db()
    name = "publish_edition_anyway" if isinstance(what, Edition) else "publish_anyway"
    url = reverse(f"editions:{name}", args=[what.pk])
    return client.post(url, {"revision": what.latest_revision_id or ""})
