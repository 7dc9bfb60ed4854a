"""Many rows, one call for each.

run             run() and Run: rows, a function of a row, and the results, in threads, asyncio and trio
plan            what was asked for, checked; journal and Summary are written through it
result          Result of a row; summary: Summary of a run, also in words
policy          what becomes of a row whose function has failed; kinds: functions that are async where they must not be, and the reverse
async_engine    workers, commits and the consumer, and who waits for whom; its sync twin is derived
crews           tasks of asyncio and trio, and threads: how they are started, woken and ended; leaving: cancellations that nobody here has asked for
desk            rows and results on their way: the engine without the waiting; waits: what holds a run back; units: what a row counts for, and what is kept of it
cost            prices, and what tokens cost
dry_run         what would be sent, counted; recorder: the request of a function, which is not sent; async_recording: the same, awaited
progress        a line on a terminal, lines in a log, or a callback
results_file    results as JSON lines and Parquet; those of a journal without a run

rows/           where rows come from: iterables, files, DataFrames
keeping/        what a call returned, as JSON and back
journal/        the results of a run in a file, from which the next run goes on
batch/          a run by the Batch API
embedding/      embed(): a vector for each row, many texts in one request
cluster/        runs on many machines with one budget: Dask and Ray

Each folder has a page of its own. The run takes from `rows`, `keeping` and `journal`, and may go by `batch`; `embedding` and
`cluster` begin runs.

What happens to a row of run():
    rows yields its number, key and content, when a worker of the engine has a place for it; Plan asks the journal whether it is done. If not, the
    function is called, and policy says what becomes of an error. keeping makes JSON of what it returned, the desk commits that to the journal
    with others, and only then counts it in the Summary and hands it out as a Result.
of embed():
    the same, but what is drawn is a Pack of rows, each of which the journal was asked for. Packs are one row of the run up to the end:
    units says what they count for and gives the journal an entry for each row, and EmbedRun makes a Result of each.
by batches:
    BatchEngine is in the place of the engine. The function is recorded, not called, and its request becomes a line of a part. When its batch has ended,
    the function is called with the answer in place of the service, and it goes on as above: keeping, commit, Result.
"""
