from . import _m
from .shared.metadata import Metadata as Metadata

Batch = _m.Batch
Errors = _m.BatchErrors
BatchError = _m.BatchErrorsDataItem
BatchRequestCounts = _m.BatchRequestCounts
BatchUsage = _m.BatchUsage
