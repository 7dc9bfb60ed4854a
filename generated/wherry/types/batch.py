from .. import models as _m
from ..types.shared.metadata import Metadata as Metadata

Batch = _m.Batch
Errors = _m.BatchErrors
BatchError = _m.BatchErrorsDataItem
BatchRequestCounts = _m.BatchRequestCounts
BatchUsage = _m.BatchUsage
