from . import _m

ChatKitWorkflow = _m.ChatkitWorkflow
Tracing = _m.ChatkitWorkflowTracing
