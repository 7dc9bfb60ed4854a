"""Many rows, one call for each.

run             run() and Run: rows, a function of a row, and the results, in threads, asyncio and trio
plan            what was asked for, checked; journal and Summary are written through it
result          Result of a row; summary: Summary of a run, also in words
policy          what becomes of a row whose function has failed; kinds: functions that are async where they must not be, and the reverse
async_engine    workers, commits and the consumer, and who waits for whom; its sync twin is derived
crews           tasks of asyncio and trio, and threads: how they are started, woken and ended
desk            rows and results on their way: the engine without the waiting; waits: what holds a run back
cost            prices, and what tokens cost
dry_run         what would be sent, counted; recorder: the request of a function, which is not sent; async_recording: the same, awaited
batch           the same by the Batch API; its own page says what is where
progress        a line on a terminal, lines in a log, or a callback

embed           embed() and EmbedRun: a vector for each row; packing: many texts in one request, async_embedding: such a request

rows            where rows come from; rows_in_files: JSON lines and CSV, frames: DataFrames, rows_key: the key of a row
journal         the results of a run in a file; journal_file: its format, journal_claim: one run at a time, journal_of: whose it is
keeping         what a call returned, as JSON and back; keeping_values: values, keeping_kinds: objects of the program's classes
keeping_classes  classes by their names; keeping_errors: errors, keeping_without_tags: plain JSON for others
results_file    results as JSON lines and Parquet; those of a journal without a run

lease           one budget for many workers; partition: what a worker does, dask: on Dask, ray: on Ray
"""
