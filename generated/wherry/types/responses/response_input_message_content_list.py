from ... import models as _m

__all__ = ["ResponseInputContent", "ResponseInputMessageContentList"]
ResponseInputMessageContentList = list[_m.InputContent]
ResponseInputContent = _m.InputContent
