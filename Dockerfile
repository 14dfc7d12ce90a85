# The app with everything it needs, for a server (docs/operations.md). Nothing secret is inside: settings come with the start.
FROM python:3.11-slim AS packages
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /packages \
    && /packages/bin/pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes --no-compile -r requirements.txt \
    && /packages/bin/pip uninstall --quiet --yes pip setuptools \
    && /packages/bin/python -m compileall -q -j 0 /packages/lib

FROM python:3.11-slim
RUN useradd --uid 10001 --create-home --home-dir /home/advisor --shell /usr/sbin/nologin advisor \
    && install -d -o advisor -g advisor -m 700 /data
COPY --from=packages /packages /packages
WORKDIR /app
COPY app.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY knowledge knowledge
COPY advisor advisor
RUN /packages/bin/python -m compileall -q -j 0 advisor
ENV PATH=/packages/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ADVISOR_LOG=json \
    ADVISOR_DATABASE_URL=sqlite:////data/cases.sqlite
USER advisor
VOLUME /data
EXPOSE 8501
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/health', timeout=4)"]
CMD ["python", "-m", "advisor", "web", "--address", "0.0.0.0"]
