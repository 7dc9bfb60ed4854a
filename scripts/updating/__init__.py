"""The update of the whole repository to a new document: `tree` is the copy it happens in, `stages` what happens,
`changelog` the text that it writes into CHANGELOG.md.
"""

from __future__ import annotations
