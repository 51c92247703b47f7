"""Makes the index of words for a store that was made without: articles go in; the rows of `words` are in it afterwards."""

import duckdb
import pyarrow as pa

from analysis.store.rows import index

_ARTICLES = "SELECT article_id, language, title, text, author, outlet FROM articles"
_AT_ONCE = 500


def fill(connection: duckdb.DuckDBPyConnection, schema: pa.Schema) -> None:
    """Writes the rows of all articles, some at a time; `schema` is that of `words`."""
    with connection.cursor() as reading:
        reading.execute("USE selon")
        reading.execute(_ARTICLES)
        while articles := reading.fetchmany(_AT_ONCE):
            made = [row for article_id, language, title, text, author, outlet in articles
                    for row in index(article_id, language, title=title, text=text, author=author, outlet=outlet)]
            connection.register("indexed", pa.Table.from_pylist(made, schema=schema))
            connection.execute("INSERT INTO words BY NAME SELECT * FROM indexed")
            connection.unregister("indexed")
