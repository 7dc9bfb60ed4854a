from ... import models as _m

RealtimeMcpApprovalRequest = _m.RealtimeMCPApprovalRequest
