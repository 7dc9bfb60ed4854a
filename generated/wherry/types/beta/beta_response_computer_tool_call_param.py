# Generated.
from ... import params as _p
from ...types.beta import beta_computer_action_list_param as _beta_computer_action_list_param
from ...types.beta import beta_computer_action_param as _beta_computer_action_param

Agent = _p.BetaResponseComputerToolCallAgent
BetaResponseComputerToolCallParam = _p.BetaResponseComputerToolCall
PendingSafetyCheck = _p.BetaResponseComputerToolCallPendingSafetyCheck
BetaComputerActionListParam = _beta_computer_action_list_param.BetaComputerActionListParam
BetaComputerActionParam = _beta_computer_action_param.BetaComputerActionParam
