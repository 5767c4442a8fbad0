"""The demo's people: one password, one role each."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.users.models import UserProfile

from editions.models import BasePage

PASSWORD = "portavoz-demo"
ACCOUNTS = {
    "admin": "everything",
    "editor": "writes and publishes originals",
    "reviewer": "lets each language out",
    "translator": "fills the other language",
}
# (permissions on the page tree, permissions by codename)
ROLES: dict[str, tuple[list[str], list[str]]] = {
    "editor": (
        ["add", "change", "publish", "lock", "unlock"],
        ["change_edition", "publish_edition", "lock_edition", "unlock_edition"],
    ),
    "reviewer": (
        ["change", "publish"],
        ["change_edition", "publish_edition", "lock_edition", "unlock_edition"],
    ),
    "translator": ([], ["change_edition"]),
}
SNIPPETS = ("contact", "institution", "theme", "countrydata", "menusection", "branding")


def make() -> None:
    """Creates groups and accounts that are missing; leaves those that exist as they are."""
    users = get_user_model().objects
    if not users.filter(username="admin").exists():
        users.create_superuser("admin", "admin@example.org", PASSWORD)
    root = BasePage.objects.get(depth=1)
    for name, (on_pages, codenames) in ROLES.items():
        if not users.filter(username=name).exists():
            # Wagtail brings a group of editors who may not publish; the demo's may.
            group, _made = Group.objects.get_or_create(name=f"{name.capitalize()}s")
            _allow(group, root, on_pages, codenames)
            user = users.create_user(name, f"{name}@example.org", PASSWORD)
            user.groups.add(group)
            UserProfile.get_for_user(user)


def _allow(group: Group, root: BasePage, on_pages: list[str], codenames: list[str]) -> None:
    wanted = [*codenames, "access_admin"]
    if "add" in on_pages:
        wanted += [f"{verb}_{model}" for model in SNIPPETS for verb in ("add", "change", "delete")]
    group.permissions.add(*Permission.objects.filter(codename__in=wanted))
    for verb in on_pages:
        permission = Permission.objects.get(content_type__app_label="editions", codename=f"{verb}_basepage")
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    everywhere = Collection.get_first_root_node()
    for model in ("picture", "file"):
        verbs = ("add", "change", "choose") if on_pages else ("choose",)
        for permission in Permission.objects.filter(codename__in=[f"{verb}_{model}" for verb in verbs]):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=everywhere, permission=permission
            )
