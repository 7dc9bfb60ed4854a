from . import _m

BatchError = _m.BatchErrorsDataItem
