"""What `make test` and `make test-all` run, and how.

table    reads tests/groups.toml: the groups, their steps, and what each may cost
lanes    runs steps side by side, one for each processor, and says how far they are
report   the table of what everything took, and of what lies in the clone
"""
