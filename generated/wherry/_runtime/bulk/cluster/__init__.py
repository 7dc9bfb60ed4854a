"""Many machines, one budget: a run on each worker, within the calls that it has been lent.

lease      Budget and Lease: who may make how many calls, from when on
partition  what a worker does with its rows: an ordinary run, with a journal of its own
dask       on Dask
ray        on Ray
"""

# Copied from templates/runtime/bulk/cluster/__init__.py: edit it there.
