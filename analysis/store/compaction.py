"""Keeps reading fast: a store with many small files goes in; the same rows, in few files, are in it afterwards."""

from analysis.store.lake import Store

# Each batch leaves a file a table, and each file costs a query some milliseconds.
MOST_FILES = 8

_MOST = "SELECT max(file_count), max(delete_file_count) FROM ducklake_table_info('selon')"


def compact(store: Store) -> bool:
    """Merges files where a table has more than `MOST_FILES`; whether there was anything to do.

    Older snapshots can still be read: the merged rows remember when they came, and readers in the middle of a query
    keep the old files for a day.
    """
    with store.cursor() as cursor:
        files, deletions = cursor.execute(_MOST).fetchone() or (0, 0)
    if max(files or 0, deletions or 0) <= MOST_FILES:
        return False
    for step in ("ducklake_flush_inlined_data('selon')", "ducklake_merge_adjacent_files('selon')",
                 "ducklake_rewrite_data_files('selon')",
                 "ducklake_cleanup_old_files('selon', older_than => now() - INTERVAL 1 DAY)"):
        with store.writing() as cursor:
            cursor.execute(f"CALL {step}")
    return True
