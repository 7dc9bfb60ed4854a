from ...params import SetupCommandParam as SetupCommandParam
