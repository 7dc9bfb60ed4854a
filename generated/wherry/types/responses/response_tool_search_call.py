from ... import models as _m

ResponseToolSearchCall = _m.ToolSearchCall
