"""The WSGI application granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")
# No reader's request holds the database for longer; commands, which load no server, may.
os.environ.setdefault("STATEMENT_TIMEOUT", "15")

django_application = get_wsgi_application()

# Need the settings.
from newsroom.cdn import lifetime  # noqa: E402
from newsroom.page_cache.setup import in_front_of  # noqa: E402

application = lifetime.in_front_of(in_front_of(django_application))

# What is loaded stays. A collection that looks at all of it takes a tenth of a second, and is put off until garbage
# has piled up.
gc.collect()
gc.freeze()
