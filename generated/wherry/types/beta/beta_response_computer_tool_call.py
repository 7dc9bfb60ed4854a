from . import _m
from .beta_computer_action_list import BetaComputerActionList as BetaComputerActionList

Agent = _m.BetaResponseComputerToolCallAgent
BetaResponseComputerToolCall = _m.BetaResponseComputerToolCall
PendingSafetyCheck = _m.BetaResponseComputerToolCallPendingSafetyCheck
BetaComputerAction = _m.BetaComputerAction
