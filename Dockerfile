# The packages are installed in a stage of their own: what pip leaves behind stays there.
FROM python:3.13-slim AS packages
COPY requirements.txt .
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.13-slim
# Every thread keeps a database connection: two processes of four stay far below PostgreSQL's hundred, which
# granian's own number of threads would exhaust. Python lets one thread run at a time: an arena of memory for
# each would only keep what nobody uses, about seventy megabytes a process.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=site:. \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=65536 \
    MALLOC_TRIM_THRESHOLD_=65536 \
    DJANGO_SETTINGS_MODULE=newsroom.settings.production \
    PORT=8000 \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=4
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app --no-create-home portavoz
COPY --from=packages /opt/venv /opt/venv
COPY . .
# Production settings refuse to load without these four. The values serve this one step: nothing connects to
# the database, and the key is forgotten.
RUN export SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
           DATABASE_URL=postgres://build@build.invalid/build \
           ALLOWED_HOSTS=build.invalid \
           BASE_URL=https://build.invalid \
 && python manage.py compile_messages \
 && python manage.py collectstatic --noinput
# A new volume takes its owner from the folder it is mounted over.
RUN mkdir -p var/media var/page-cache var/mirror && chown portavoz: var var/media var/page-cache var/mirror
USER portavoz
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["python", "deploy/health.py"]
CMD ["sh", "-c", "exec granian --interface wsgi --host 0.0.0.0 --port \"$PORT\" newsroom.wsgi:application"]
