"""The queue's part: it wakes a sender up at once. What is to be sent stands in the outbox, not in the queue."""

from django_tasks import task

MOST_AT_ONCE = 200


@task(backend="alerts")
def deliver() -> int:
    """What waits, in portions, so that a worker that is told to stop can. The number of mails it took."""
    from .announcing import settle_all
    from .sending import send_waiting

    settle_all()
    number = send_waiting(MOST_AT_ONCE)
    if number == MOST_AT_ONCE:
        deliver.enqueue()
    return number
