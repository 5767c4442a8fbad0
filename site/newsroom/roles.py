"""The groups a newsroom begins with, and its two ways of moderation. Administrators may change them."""

from typing import Any

from django.conf import settings

# (permissions on the page tree, on editions, whether they keep the records and menus)
OF_ALL_LANGUAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    # Add alone: Wagtail lets them edit what is their own, and only that.
    "Authors": (("add",), (), False),
    "Editors": (("add", "change", "lock", "unlock"), ("change_edition", "assign_edition"), True),
    "Publishers": (
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        ("change_edition", "assign_edition", "publish_edition", "lock_edition", "unlock_edition"),
        True,
    ),
}
OF_ONE_LANGUAGE = {"Reviewers": "review", "Translators": "translate"}
RECORDS = (
    ("publications", "contact"),
    ("publications", "institution"),
    ("publications", "theme"),
    ("publications", "countrydata"),
    ("newsroom", "menusection"),
    ("newsroom", "branding"),
)
BUNDLES = ("editions", "bundle", ["add_bundle", "change_bundle", "delete_bundle", "view_bundle"])
SEARCH_TERMS = ("newsroom", "searchterm", ["view_searchterm"])
# Mail addresses of strangers: for those alone who answer for what is sent to them.
SUBSCRIBERS = (
    ("newsroom", "subscriber", ["view_subscriber", "delete_subscriber"]),
    ("newsroom", "delivery", ["view_delivery"]),
)
KEEPERS_OF_SUBSCRIBERS = "Publishers"
# Wagtail asks for its own models' permissions, whichever model stands in for them.
MEDIA = (("wagtailimages", "image"), ("wagtaildocs", "document"))
ORIGINAL_REVIEW = "Original: four eyes"
LANGUAGE_REVIEW = "Language review"


def group_of(role: str, language_name: str) -> str:
    return f"{role}: {language_name}"


def make(get_model: Any) -> None:
    """Makes the groups that are missing; leaves those that exist as they are.

    `get_model` is Django's own or a migration's: the rows are the same.
    """
    for name, (on_pages, on_editions, keeps_records) in OF_ALL_LANGUAGES.items():
        if group := _new_group(get_model, name):
            _allow_pages(get_model, group, on_pages)
            _allow(get_model, group, "editions", "edition", on_editions)
            if keeps_records:
                for app_label, model in RECORDS:
                    codenames = [f"{verb}_{model}" for verb in ("add", "change", "delete")]
                    _allow(get_model, group, app_label, model, codenames)
                _allow(get_model, group, *SEARCH_TERMS)
                _allow(get_model, group, *BUNDLES)
            if name == KEEPERS_OF_SUBSCRIBERS:
                _allow_subscribers(get_model, group)
            _allow_media(get_model, group, ("add", "change", "choose"))
    for role, verb in OF_ONE_LANGUAGE.items():
        for code, language_name in settings.LANGUAGES:
            if group := _new_group(get_model, group_of(role, str(language_name))):
                _allow(get_model, group, "editions", "edition", [f"{verb}_{code}"])
                _allow_media(get_model, group, ("add", "choose"))


def let_read_search_terms(get_model: Any) -> None:
    """For groups from before there was a search: who decides what is written may see what is looked for."""
    for group in get_model("auth", "Group").objects.filter(name__in=("Editors", "Publishers")):
        _allow(get_model, group, *SEARCH_TERMS)


def let_make_bundles(get_model: Any) -> None:
    """For the groups that decide what goes out when; only publishers may approve a bundle."""
    for group in get_model("auth", "Group").objects.filter(name__in=("Editors", "Publishers")):
        _allow(get_model, group, *BUNDLES)


def let_keep_subscribers(get_model: Any) -> None:
    """For groups from before there were any."""
    for group in get_model("auth", "Group").objects.filter(name=KEEPERS_OF_SUBSCRIBERS):
        _allow_subscribers(get_model, group)


def make_moderation(get_model: Any) -> None:
    """Author, then an editor who is somebody else; translator, then a reviewer of the language."""
    workflows = get_model("wagtailcore", "Workflow")
    if workflows.objects.filter(name__in=(ORIGINAL_REVIEW, LANGUAGE_REVIEW)).exists():
        return
    # Wagtail's own would let somebody approve what they wrote.
    workflows.objects.filter(name="Moderators approval").update(active=False)
    get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__name="Moderators approval").delete()
    root = get_model("editions", "BasePage").objects.get(depth=1)

    task = _task(get_model, "EditorReviewTask", "Review by a second person")
    task.groups.set(get_model("auth", "Group").objects.filter(name__in=("Editors", "Publishers")))
    workflow = _workflow(get_model, ORIGINAL_REVIEW, task)
    get_model("wagtailcore", "WorkflowPage").objects.create(workflow=workflow, page_id=root.pk)

    task = _task(get_model, "LanguageReviewTask", "Review of the language")
    workflow = _workflow(get_model, LANGUAGE_REVIEW, task)
    get_model("wagtailcore", "WorkflowContentType").objects.create(
        workflow=workflow, content_type_id=_content_type(get_model, "editions", "edition").pk
    )


def _task(get_model: Any, model: str, name: str) -> Any:
    content_type = _content_type(get_model, "editions", model.lower())
    return get_model("editions", model).objects.create(name=name, content_type_id=content_type.pk)


def _workflow(get_model: Any, name: str, task: Any) -> Any:
    workflow = get_model("wagtailcore", "Workflow").objects.create(name=name)
    get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    return workflow


def _new_group(get_model: Any, name: str) -> Any:
    """A group of that name, able to enter the admin; None where there is one already."""
    group, is_new = get_model("auth", "Group").objects.get_or_create(name=name)
    if not is_new:
        return None
    _allow(get_model, group, "wagtailadmin", "admin", ["access_admin"])
    return group


def _allow(get_model: Any, group: Any, app_label: str, model: str, codenames: Any) -> None:
    group.permissions.add(*(_permission(get_model, app_label, model, codename) for codename in codenames))


def _allow_subscribers(get_model: Any, group: Any) -> None:
    for permissions in SUBSCRIBERS:
        _allow(get_model, group, *permissions)


def _allow_pages(get_model: Any, group: Any, verbs: Any) -> None:
    root = get_model("editions", "BasePage").objects.get(depth=1)
    for verb in verbs:
        get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group_id=group.pk,
            page_id=root.pk,
            permission_id=_permission(get_model, "editions", "basepage", f"{verb}_basepage").pk,
        )


def _allow_media(get_model: Any, group: Any, verbs: Any) -> None:
    everywhere = get_model("wagtailcore", "Collection").objects.get(depth=1)
    for app_label, model in MEDIA:
        for verb in verbs:
            get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group_id=group.pk,
                collection_id=everywhere.pk,
                permission_id=_permission(get_model, app_label, model, f"{verb}_{model}").pk,
            )


def _permission(get_model: Any, app_label: str, model: str, codename: str) -> Any:
    """Django makes permissions after the last migration; one asked for earlier is made here."""
    permission, _made = get_model("auth", "Permission").objects.get_or_create(
        content_type_id=_content_type(get_model, app_label, model).pk,
        codename=codename,
        defaults={"name": codename.replace("_", " ").capitalize()},
    )
    return permission


def _content_type(get_model: Any, app_label: str, model: str) -> Any:
    content_type, _made = get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return content_type
