from .... import params as _p

ChatSessionWorkflowParam = _p.WorkflowParam
Tracing = _p.WorkflowTracingParam
