from .. import models as _m

BatchError = _m.BatchErrorsDataItem
