# Generated.
from ... import models as _m

ComputerTool = _m.ComputerTool
