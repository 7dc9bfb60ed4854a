# Generated.
from ... import models as _m

TextContent = _m.TextContent
