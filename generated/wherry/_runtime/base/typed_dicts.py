"""TypedDict and Required for the shapes of requests: those that pydantic takes as the type of a field.

Before Python 3.12 pydantic refuses typing's TypedDict, and takes the one of typing_extensions, which comes with pydantic.
Only what declares such shapes imports this module; a call does not.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict

    from .annotating import Required
else:
    try:
        from typing_extensions import Required, TypedDict
    except ImportError:
        from typing import TypedDict

        from .annotating import Required

__all__ = ("Required", "TypedDict")

# Copied from templates/runtime/base/typed_dicts.py: edit it there.
