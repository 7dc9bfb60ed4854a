"""Limits in virtual time: servers of many kinds, processes and callers.

servers    what is limited, and how it is told
world      processes, callers, network and clocks
scenarios  the ones that tests and people run: `python -m tests.runtime.limits_sim`
"""
