"""What the importer has to say, in the language of the person it says it to."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from editions.languages import is_language, local_name

from .messages import Notice, UnreadableText


def notice_sentence(notice: Notice | UnreadableText) -> str:
    params = dict(notice.params)
    language = params.get("language")
    if isinstance(language, str) and is_language(language):
        params["language"] = local_name(language)
    return gettext(notice.message) % params


def error_sentences(error: ValidationError) -> list[str]:
    """The error's messages, each with the field it speaks of where it does not say so itself."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    sentences = []
    for name, texts in error.message_dict.items():
        sentences += [text if name == "__all__" or ": " in text else f"{name}: {text}" for text in texts]
    return sentences
