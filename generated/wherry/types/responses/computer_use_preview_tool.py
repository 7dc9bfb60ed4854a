# Generated.
from ... import models as _m

ComputerUsePreviewTool = _m.ComputerUsePreviewTool
