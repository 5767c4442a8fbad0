"""Readers who are told of new releases by mail, each in one language.

    who they are, and what they want       addresses.py, filters.py, forms.py, tokens.py
    the pages they meet                    joining.py, managing.py, leaving.py, limits.py, urls.py
    a release goes out                     announcing.py: an Announcement, and a Delivery for each who wants it
    a mail goes out                        sending.py (each once), letters.py (its text), handing_over.py (SMTP)
    who wakes the sender up                tasks.py: the queue, for speed; `manage.py send_alerts`, for certainty
    what comes back, what is kept          bounces.py, personal_data.py, forgetting.py
    what the office sees                   admin.py, report.py

docs/subscribers.md tells how these hang together.
"""
