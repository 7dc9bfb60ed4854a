from . import _p

ChatSessionWorkflowParam = _p.WorkflowParam
Tracing = _p.WorkflowTracingParam
