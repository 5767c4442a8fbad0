"""The demo's people: one password, one role each."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from ..roles import group_of

PASSWORD = "portavoz-demo"
ACCOUNTS = {
    "admin": "everything",
    "author": "writes originals",
    "editor": "edits originals, approves what authors wrote, asks for translations",
    "publisher": "lets everything out",
    "translator": "translates into Spanish",
    "reviewer": "reviews Spanish and lets it out",
    "translator-en": "translates into English",
    "reviewer-en": "reviews English and lets it out",
}
GROUPS = {
    "author": "Authors",
    "editor": "Editors",
    "publisher": "Publishers",
    "translator": group_of("Translators", "Spanish"),
    "reviewer": group_of("Reviewers", "Spanish"),
    "translator-en": group_of("Translators", "English"),
    "reviewer-en": group_of("Reviewers", "English"),
}


def make() -> None:
    """Creates accounts that are missing; leaves those that exist as they are."""
    users = get_user_model().objects
    if not users.filter(username="admin").exists():
        users.create_superuser("admin", "admin@example.org", PASSWORD)
    for name, group in GROUPS.items():
        if not users.filter(username=name).exists():
            user = users.create_user(name, f"{name}@example.org", PASSWORD)
            user.groups.add(Group.objects.get(name=group))
            UserProfile.get_for_user(user)
