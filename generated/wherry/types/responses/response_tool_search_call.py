from . import _m

ResponseToolSearchCall = _m.ToolSearchCall
