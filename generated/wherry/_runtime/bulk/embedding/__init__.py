"""Vectors for texts: many texts in one request, and a result for each of them.

embed            embed() and EmbedRun
texts            the text of a row
packing          packs of texts, within the limits of the service
packs            packs in the place of the rows of a run
async_embedding  one pack becomes vectors; its sync twin is derived
"""

# Copied from templates/runtime/bulk/embedding/__init__.py: edit it there.
