from ... import models as _m

EvalAPIError = _m.EvalApiError
