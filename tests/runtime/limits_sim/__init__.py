"""Limits in virtual time: servers of many kinds, processes and callers.

servers    what is limited, and how it is told
world      processes, callers, network and clocks
scenarios  the servers of the measurements: `python -m tests.runtime.limits_sim` prints a table
later      more of them, by which constants were set
unseen     those that no constant was set by; fresh: more of them
sharing    models that share a limit, and models that do not
hard       slow limits, servers that tell nothing or something wrong, a loaded machine; strays: refusals at random
tested     those that the tests run
"""
