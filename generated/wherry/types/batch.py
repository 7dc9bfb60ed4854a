from .. import models as _m
from ..types.shared import metadata as _metadata

Batch = _m.Batch
Errors = _m.BatchErrors
BatchError = _m.BatchErrorsDataItem
BatchRequestCounts = _m.BatchRequestCounts
BatchUsage = _m.BatchUsage
Metadata = _metadata.Metadata
