"""What `wherry bulk` does: a row becomes a request, the answer a line.

methods    `--method`: which method is meant, where it takes a prompt, what of its answer people want to see
template   `--template`: text with `{column}` in it
requests   a row and the options: the method to call and its arguments
embedding  texts for embeddings: many of them in one request
lines      an answer, or an error: a line of the output; content: what of an answer is in it
whole      whether a structured answer was refused or cut off
reading    the rows: a file, or what comes from a pipe
writing    the output: a stream, or a file that appears when it is complete
running    the run itself: its options, Ctrl-C, what is said at the start and at the end
settings   values of options: files, NAME=VALUE, prices, the client
"""

# Copied from templates/runtime/command/bulk/__init__.py: edit it there.
