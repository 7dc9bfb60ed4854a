"""The Batch API by the same call: rows become lines of files, and what batches answer becomes results.

Rows are gathered into parts. A part is written down in the journal, its file is uploaded, its batch begun and looked at until it
ends; then its lines are joined with the rows.

options         BatchOptions
lines           from the request of a row to a line of a file; what batches take
parts           Part: the rows of one batch, and how far it is
work            which rows and parts there are, and what is to be done next
answers         what a line of a result file says of its row, also as an answer to a call
pace            how long until the next look
async_service   files and batches of the service, by the client that the function uses
async_joining   the files of a batch that has ended become results
async_batches   the engine of such a run
"""

# Copied from templates/runtime/bulk/batch/__init__.py: edit it there.
