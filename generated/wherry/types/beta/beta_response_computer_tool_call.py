from ... import models as _m
from ...types.beta import beta_computer_action_list as _beta_computer_action_list

Agent = _m.BetaResponseComputerToolCallAgent
BetaResponseComputerToolCall = _m.BetaResponseComputerToolCall
PendingSafetyCheck = _m.BetaResponseComputerToolCallPendingSafetyCheck
BetaComputerAction = _m.BetaComputerAction
BetaComputerActionList = _beta_computer_action_list.BetaComputerActionList
