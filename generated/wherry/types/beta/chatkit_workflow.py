from ... import models as _m

ChatKitWorkflow = _m.ChatkitWorkflow
Tracing = _m.ChatkitWorkflowTracing
