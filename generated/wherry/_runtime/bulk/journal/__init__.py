"""The journal: an SQLite file with the result of each row that has one, so that the next run goes on from there.

journal  Journal: results are added, committed and read
file     the file: opened, made and checked, and what SQLite's errors mean
claim    one run writes a journal at a time
owner    whose journal it is: the function of the run, and whether it has changed
"""

# Copied from templates/runtime/bulk/journal/__init__.py: edit it there.
