from . import _m

ResponseInputMessageContentList = list[_m.InputContent]
ResponseInputContent = _m.InputContent
