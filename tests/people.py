"""Accounts for tests, each in the groups named."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


def person(name: str, *groups: str) -> Any:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user
