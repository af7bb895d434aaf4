# The HTTP interface and the `kg` command: `docker run … kg build /in`, and `serve` without arguments.
# SECURITY.md says how the base is pinned by its digest for a release.
ARG PYTHON=python:3.12-slim-bookworm
FROM ${PYTHON} AS build
WORKDIR /src
COPY requirements-image.lock ./
# What the lock does not name with its hash is not installed, what builds the package included.
RUN python -m venv /opt/kg \
 && /opt/kg/bin/pip install --no-cache-dir --require-hashes --requirement requirements-image.lock
COPY pyproject.toml README.md LICENSE ./
COPY kg kg
COPY loaders loaders
COPY queries queries
COPY api api
RUN /opt/kg/bin/pip install --no-cache-dir --no-index --no-deps --no-build-isolation .

FROM ${PYTHON}
COPY --from=build /opt/kg /opt/kg
ENV PATH=/opt/kg/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --create-home --home-dir /data kg
USER 10001
WORKDIR /data
EXPOSE 8000
ENTRYPOINT ["kg"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
