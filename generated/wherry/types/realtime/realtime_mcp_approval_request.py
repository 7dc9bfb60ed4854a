from . import _m

RealtimeMcpApprovalRequest = _m.RealtimeMCPApprovalRequest
