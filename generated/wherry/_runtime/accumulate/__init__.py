"""What streams add up to: events in, snapshots and events out. Pure.

parsed  texts and arguments of calls become values
"""

# Copied from templates/runtime/accumulate/__init__.py by scripts/generate.py. Edit it there.
