"""The mails subscribers get tell of what is readable in their language, whatever else there is."""

import pytest

from tests.newsroom.leaks.asking import Answer, Ask
from tests.newsroom.leaks.matrix import Matrix
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.subscribers.scenes import deliver

pytestmark = pytest.mark.django_db


def test_no_mail_to_a_subscriber_tells_what_is_not_readable(scene: Scene) -> None:
    matrix = Matrix(scene)
    mails = deliver()
    assert {address for mail in mails for address in mail.to} == {one.address for one in scene.subscribers}
    for mail in mails:
        bodies = [str(mail.body), *(str(part.content) for part in mail.alternatives)]
        text = "\n".join([mail.subject, *map(str, mail.extra_headers.values()), *bodies])
        matrix.look("mails", [Answer(Ask(f"/mail/to/{mail.to[0]}"), 200, "", text)])
    assert matrix.sentences == []
    assert matrix.telling == {"mails"}
