"""Many rows, one call for each.

rows            where rows come from; rows_in_files: JSON lines and CSV, frames: DataFrames, rows_key: the key of a row
journal         the results of a run in a file; journal_file: its format, journal_claim: one run at a time, journal_of: whose it is
keeping         what a call returned, as JSON and back; keeping_values: values, keeping_kinds: objects of the program's classes
keeping_classes  classes by their names; keeping_errors: errors, keeping_without_tags: plain JSON for others
lease           one budget for many workers
"""

# Copied from templates/runtime/bulk/__init__.py: edit it there.
