"""What is printed, and how: for people in a terminal, for programs in a pipe.

options   the options of all commands that print answers
printer   values, lists, events and bytes; unfinished: a file that a signal must not leave half written
query     one value out of JSON: `data.0.id`
table     rows, as people look at them
screen    what a terminal is: its width, colours, and what must not reach it
"""

# Copied from templates/runtime/command/output/__init__.py: edit it there.
