# The explorer and its API: python:3.11.14-slim-bookworm, the locked packages, the sources, the bundled graph.
FROM python:3.11.14-slim-bookworm AS build

WORKDIR /app
RUN python -m venv .venv
COPY requirements.lock pyproject.toml LICENSE ./
RUN .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes --no-deps --only-binary :all: --requirement requirements.lock
COPY lineage lineage
COPY loaders loaders
COPY api api
COPY data data
# Taken away at the end: what installs, and what IPython (which pyvis brings) completes code with.
RUN .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    --no-deps --no-build-isolation --editable . \
    && .venv/bin/lineage build --data-dir /graph \
    && .venv/bin/python -m pip uninstall --yes --quiet jedi parso setuptools pip

FROM python:3.11.14-slim-bookworm

# Bytecode can't be written: the file system is read-only for this user, and meant to be.
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LINEAGE_DATA_DIR=/graph
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin lineage
COPY --from=build /app /app
COPY --from=build --chown=10001 /graph /graph

WORKDIR /app
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/api/v1/health', timeout=4)"]
ENTRYPOINT ["lineage"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
