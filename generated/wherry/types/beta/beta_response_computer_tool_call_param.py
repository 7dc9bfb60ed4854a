from ... import params as _p
from ...types.beta.beta_computer_action_list_param import BetaComputerActionListParam as BetaComputerActionListParam
from ...types.beta.beta_computer_action_param import BetaComputerActionParam as BetaComputerActionParam

Agent = _p.BetaResponseComputerToolCallAgent
BetaResponseComputerToolCallParam = _p.BetaResponseComputerToolCall
PendingSafetyCheck = _p.BetaResponseComputerToolCallPendingSafetyCheck
