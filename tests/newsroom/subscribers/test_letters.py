"""What stands in a mail, and what never does."""

import re
from email import message_from_bytes, policy
from typing import Any

import pytest

from publications.models import NewsRelease
from tests.newsroom.subscribers.scenes import deliver, news, subscriber

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://[^\s\"<>]+")


def sent() -> Any:
    """As the mail server gets it, read back."""
    (message,) = deliver()
    return message_from_bytes(message.message().as_bytes(), policy=policy.default)


def test_a_mail_is_text_and_html_in_the_subscribers_language() -> None:
    subscriber(language="es")
    page = news(headline_es="Ñandú «visto» & oído", summary_es="Un <b>resumen</b>.")
    message = sent()
    assert message["Subject"] == "Ñandú «visto» & oído"
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert message.get_content_type() == "multipart/alternative"
    assert "Ñandú «visto» & oído" in text
    assert "Un <b>resumen</b>." in text
    assert "Un &lt;b&gt;resumen&lt;/b&gt;." in html
    assert '<html lang="es">' in html
    assert f"http://testserver{page.address('es')}" in text
    assert "Bridge opened" not in text + html


def test_no_picture_no_script_and_no_link_that_leads_elsewhere_first() -> None:
    subscriber()
    page = news()
    message = sent()
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert not re.search(r"<(img|script|link|iframe|object|video)|url\(|@import", html)
    assert f'href="http://testserver{page.address("en")}"' in html
    links = LINK.findall(text + html)
    assert len(links) >= 6
    assert {link.split("/")[2] for link in links} == {"testserver"}
    assert not [link for link in links if "?" in link]


def test_headers_say_that_it_is_a_list_and_how_to_leave_it() -> None:
    subscriber()
    news()
    message = sent()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://testserver/en/.+/>", message["List-Unsubscribe"].strip())
    assert message["List-Id"] == "<en.alerts.testserver>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{32}@testserver>", message["Message-ID"])


@pytest.mark.parametrize("breaking", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_a_line_break_in_a_headline_begins_no_header(breaking: str) -> None:
    subscriber()
    page = news()
    NewsRelease.objects.filter(pk=page.pk).update(
        headline_en=f"News{breaking}Bcc: victim@example.org{breaking}{breaking}text"
    )
    message = sent()
    assert message["Subject"] == "News Bcc: victim@example.org text"
    assert message["Bcc"] is None
    assert message["To"] == "reader@example.org"


def test_a_mail_that_is_sent_again_has_the_same_id_and_another_has_another() -> None:
    from newsroom.subscribers.letters import alert

    one, other = subscriber(), subscriber("other@example.org")
    page = NewsRelease.objects.get(pk=news().pk)
    ids = [alert(who, [page]).extra_headers["Message-ID"] for who in (one, one, other)]
    assert ids[0] == ids[1] != ids[2]
