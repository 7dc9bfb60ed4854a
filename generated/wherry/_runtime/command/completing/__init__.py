"""Completion in shells: the script of a shell asks `wherry __complete WORD ... LAST` what may stand for the last word.

scripts     one for each shell; they know nothing of the commands
candidates  the answer: a line for each candidate, with a tab and what it means
"""

# Copied from templates/runtime/command/completing/__init__.py: edit it there.
