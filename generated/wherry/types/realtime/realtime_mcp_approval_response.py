from . import _m

RealtimeMcpApprovalResponse = _m.RealtimeMCPApprovalResponse
