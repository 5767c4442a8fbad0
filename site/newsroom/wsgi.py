"""The WSGI application granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")
# No reader's request holds the database for longer; commands, which load no server, may.
os.environ.setdefault("STATEMENT_TIMEOUT", "15")

application = get_wsgi_application()
