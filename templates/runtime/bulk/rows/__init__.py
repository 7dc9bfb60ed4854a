"""Where rows come from, in order, each with its number and its key; nothing is read before it is asked for.

rows    rows_of() and Rows: of iterables, files and DataFrames; all of them, or some
files   JSON lines, CSV and TSV
frames  DataFrames and tables
key     the key of a row, which tells the next run whether it is still the same row
"""
