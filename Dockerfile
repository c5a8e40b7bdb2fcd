# The image for an installation with a PostgreSQL of its own: website, worker, migrate and the other commands.

FROM python:3.13-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Makefile pyproject.toml requirements.lock package.json package-lock.json .npmrc README.md LICENSE ./
COPY samenspoor samenspoor
# Style sheets, fonts and catalogues; the packages of this stage stay behind.
RUN make install
# Every package is checked against its hash here; the next stage takes what it needs from this folder alone.
RUN pip download --quiet --only-binary :all: --require-hashes --dest /wheels --requirement requirements.lock \
    && .venv/bin/python -m hatchling build --target wheel --directory /wheels

FROM python:3.13-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --quiet --no-cache-dir --no-index --find-links /wheels samenspoor
COPY --from=build /build/build/static /srv/static
RUN useradd --system --create-home --home-dir /var/lib/samenspoor samenspoor
ENV SAMENSPOOR_HOME=/var/lib/samenspoor SAMENSPOOR_STATIC=/srv/static PYTHONUNBUFFERED=1
USER samenspoor
VOLUME /var/lib/samenspoor
EXPOSE 8000
ENTRYPOINT ["samenspoor"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
