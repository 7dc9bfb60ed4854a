from ... import models as _m

RealtimeMcpApprovalResponse = _m.RealtimeMCPApprovalResponse
