from ...params import DecisionInputJSON as DecisionInputJSON
