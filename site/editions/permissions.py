"""Who may read, translate, review and publish which edition.

Wagtail's own permissions decide: `translate_<language>` and `review_<language>` on editions for
the people of one language, `change_edition`, `publish_edition` and `assign_edition` for those who
work on all of them, and the page tree's permissions for originals.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from .languages import codes
from .models import BasePage, Edition

if TYPE_CHECKING:
    from .querysets import EditionQuerySet

# Whoever has one of these works on every language of every publication.
OF_ALL_LANGUAGES = ("editions.change_edition", "editions.publish_edition", "editions.assign_edition")


def may_translate(user: Any, language: str) -> bool:
    return bool(user.has_perm(f"editions.translate_{language}") or user.has_perm("editions.change_edition"))


def may_review(user: Any, language: str) -> bool:
    return bool(user.has_perm(f"editions.review_{language}"))


def may_publish(user: Any) -> bool:
    return bool(user.has_perm("editions.publish_edition"))


def may_publish_text(user: Any, what: Any) -> bool:
    """Of an edition, or of a publication's original, which is a page of the tree."""
    if isinstance(what, Edition):
        return may_publish(user)
    return bool(what.permissions_for_user(user).can_publish())


def may_assign(user: Any) -> bool:
    return bool(user.has_perm("editions.assign_edition"))


def people(permission: str) -> QuerySet:
    """Active accounts with a permission on editions, directly, through a group or as administrators."""
    of_permission = Permission.objects.filter(content_type__app_label="editions", codename=permission)
    holders = (
        Q(is_superuser=True)
        | Q(user_permissions__in=of_permission)
        | Q(groups__permissions__in=of_permission)
    )
    return get_user_model().objects.filter(holders, is_active=True).distinct()


def works_on_all(user: Any) -> bool:
    return any(user.has_perm(permission) for permission in OF_ALL_LANGUAGES)


def editions_for(user: Any) -> "EditionQuerySet":
    """The editions a person may open: a translator's and a reviewer's own, or everybody's.

    Theirs are those assigned to them and, of those assigned to nobody, the ones a translation was
    asked for or whose original the public reads anyway. An unfinished original is not among them.
    """
    if not user.is_active:
        return Edition.objects.none()
    if works_on_all(user):
        return Edition.objects.all()
    translated = [code for code in codes() if user.has_perm(f"editions.translate_{code}")]
    reviewed = [code for code in codes() if may_review(user, code)]
    if not translated and not reviewed:
        return Edition.objects.none()
    readable = BasePage.objects.none()
    for code in codes():
        readable |= BasePage.objects.filter(pk__in=BasePage.objects.readable(code).values("pk"))
    offered = Q(requested_at__isnull=False) | Q(page__in=readable.values("pk"))
    to_translate = Q(language__in=translated) & (Q(translator=user) | Q(translator=None) & offered)
    to_review = Q(language__in=reviewed) & (Q(reviewer=user) | Q(reviewer=None) & offered)
    return Edition.objects.filter(to_translate | to_review)


def may_open(user: Any, edition_id: int) -> bool:
    """Whether an edition is among `editions_for(user)`; asked once a request."""
    if user.is_active and works_on_all(user):
        return True
    known: dict[int, bool] = user.__dict__.setdefault("_editions_asked_for", {})
    if edition_id not in known:
        known[edition_id] = editions_for(user).filter(pk=edition_id).exists()
    return known[edition_id]


def publications_for(user: Any) -> QuerySet:
    """The publications a person may read in the admin: of their part of the tree, of their editions, public."""
    policy = policy_registry.get_by_type(BasePage)
    if user.is_superuser:
        return BasePage.objects.all()
    wanted = Q(pk__in=editions_for(user).values("page_id"))
    for code in codes():
        wanted |= Q(pk__in=BasePage.objects.readable(code).values("pk"))
    explorable = policy.explorable_instances(user)
    return BasePage.objects.filter(wanted | Q(pk__in=explorable.values("pk")))


def is_confined(user: Any) -> bool:
    """Whether somebody sees only their own editions: a translator or reviewer without a part in the tree."""
    if user.is_superuser or works_on_all(user):
        return False
    return not policy_registry.get_by_type(BasePage).get_cached_permissions_for_user(user)


def require(allowed: bool) -> None:
    """Raises PermissionDenied unless `allowed`."""
    if not allowed:
        raise PermissionDenied(_("You do not have permission to do that with this edition."))


class EditionPermissionPolicy(ModelPermissionPolicy):
    """Editions come with their publication and go with it: nobody adds or deletes one by itself."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action in ("add", "delete") or not user.is_active:
            return False
        if action in ("change", "view"):
            return works_on_all(user) or any(
                may_translate(user, code) or may_review(user, code) for code in codes()
            )
        return bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Edition) -> bool:
        if not self.user_has_permission(user, action):
            return False
        if not may_open(user, instance.pk):
            return False
        if action == "change":
            return may_translate(user, instance.language) or may_review(user, instance.language)
        return True

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Edition) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        if not self.user_has_any_permission(user, actions):
            return Edition.objects.none()
        return editions_for(user)


def register() -> None:
    register_permission_policy(Edition, EditionPermissionPolicy(Edition))
