# Generated.
from ... import models as _m

RealtimeFunctionTool = _m.RealtimeFunctionTool
