"""Publishing at an instant: what is due, a round of publishing it, and the process that waits for it.

due.py        what is due, and when something will be
rounds.py     everything due, in batches
publish.py    one revision, once, with its lateness recorded
aftermath.py  mails and the admin's search, when all of it is live
failures.py   what could not go out: kept, told, tried again
waiting.py    the process that sleeps until the next instant
chores.py     what other packages have done each minute
"""
