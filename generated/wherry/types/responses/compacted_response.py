from . import _m

CompactedResponse = _m.CompactedResponse
Image = _m.CompactedResponseImage
ResponseOutputItem = _m.OutputItem
ResponseUsage = _m.ResponseUsage
