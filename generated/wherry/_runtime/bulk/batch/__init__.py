"""The Batch API by the same call: rows become lines of files, and the answers of the service become results.

A run plans a part of its rows, writes that down in the journal, uploads a file, begins a batch, and writes down its id; then it
looks at its batches until they end, and joins their results with the rows. What has to be done is decided here, without any
waiting:

    options   BatchOptions
    lines     from the request of a row to a line of a file; what batches take
    parts     Part: the rows of one batch, and how far it is, as the journal has it
    work      which rows and parts there are, what comes next
    answers   from a line of a result file to what it says of its row; to the answer as if it had come over the wire
    pace      how long until the next look

and done in twins:

    async_service   files and batches of the service, by the client that the function uses
    async_batches   the run
"""

# Copied from templates/runtime/bulk/batch/__init__.py: edit it there.
