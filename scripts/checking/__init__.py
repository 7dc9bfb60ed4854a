"""What `make test` and `make test-all` run, and how.

table     reads tests/groups.toml: the groups, their steps, and their budgets
schedule  in which order the steps of several groups run, and what they wait for
lanes     runs steps side by side, one per processor, and shows the progress
report    what each step took, and how much disk space the clone uses
"""
