# The HTTP interface and the `kg` command: `docker run … kg build /in`, and `serve` without arguments.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY kg kg
COPY loaders loaders
COPY queries queries
COPY api api
# The locked versions of what it needs to run, without what only tests need.
RUN grep '^[a-z]' requirements.lock | sed 's/ *\\$//' > constraints.txt \
 && python -m venv /opt/kg \
 && /opt/kg/bin/pip install --no-cache-dir --constraint constraints.txt .

FROM python:3.12-slim
COPY --from=build /opt/kg /opt/kg
ENV PATH=/opt/kg/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --create-home --home-dir /data kg
USER 10001
WORKDIR /data
EXPOSE 8000
ENTRYPOINT ["kg"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
