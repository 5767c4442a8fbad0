"""Every address of the admin, found from the URL configuration and filled in with the ids at hand."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

MODELS = (("editions", "basepage"), ("editions", "edition"), ("publications", "newsrelease"))
ACTIONS = ("publish", "unpublish", "delete", "move", "add_to_collection")


def admin_patterns() -> Iterator[tuple[str, str, list[str]]]:
    """(regular expression of the whole path, name, names of its arguments) of every admin view."""
    for route, pattern in _walk(get_resolver().url_patterns, ""):
        if route.startswith("admin/"):
            yield route, str(pattern.name), re.findall(r"<(\w+)>", route)


def _walk(patterns: Iterable[Any], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + _expression(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern


def _expression(pattern: Any) -> str:
    """A route as a regular expression with named groups, without its anchors."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: f"(?P<{found[2]}>.+)", str(pattern))
    if isinstance(pattern, RegexPattern):
        return str(pattern).lstrip("^").rstrip("$").replace(r"\Z", "")
    return ""


def addresses(ids: dict[str, list[Any]]) -> list[str]:
    """Each admin path with each combination of values; `ids` gives them by argument, "" for any other."""
    found = set()
    for route, _name, arguments in admin_patterns():
        values = [_values(argument, ids) for argument in arguments]
        for combination in itertools.product(*values):
            path = route
            for argument, value in zip(arguments, combination, strict=True):
                path = re.sub(rf"\(\?P<{argument}>(?:[^()]|\([^()]*\))*\)", str(value), path, count=1)
            found.add("/" + re.sub(r"\\(.)", r"\1", path).replace("$", "").replace("^", ""))
    return sorted(path for path in found if "(" not in path)


def _values(argument: str, ids: dict[str, list[Any]]) -> list[Any]:
    if argument in ("app_label", "app_name"):
        return ["editions", "publications"]
    if argument in ("model_name",):
        return ["basepage", "edition", "newsrelease", "picture", "file"]
    if argument in ("action", "action_name"):
        return list(ACTIONS)
    if argument == "language":
        return ids["language"]
    return ids.get(argument, ids[""])
