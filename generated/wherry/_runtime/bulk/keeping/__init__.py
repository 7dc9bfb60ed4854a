"""Keeping: what a call returned, or raised, becomes JSON in a journal, and is read back as the same value.

keep          keep() and kept(), and the format
values        values as JSON with tags, and back
kinds         objects of the program's classes
classes       classes by their names
errors        errors, of ours and of others
without_tags  plain JSON, for files that others read
"""

# Copied from templates/runtime/bulk/keeping/__init__.py: edit it there.
