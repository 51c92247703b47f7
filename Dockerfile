FROM python:3.11-slim-bookworm

# Chromium draws the pictures of charts that readers download.
RUN apt-get update && apt-get install --yes --no-install-recommends chromium fonts-noto-core && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 1000 --create-home selon && mkdir /store && chown selon /store

WORKDIR /selon
COPY requirements.txt constraints.txt ./
RUN pip install --no-cache-dir --requirement requirements.txt
COPY . .

USER selon
ENV SELON_STORE=/store
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health')"
# Listening on every address, the corpus is read-only until sign-in is set up: docs/deploy.md
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0"]
