from . import _m

ReinforcementMethod = _m.FineTuneReinforcementMethod
Grader = _m.GraderStringCheck | _m.GraderTextSimilarity | _m.GraderPython | _m.GraderScoreModel | _m.GraderMulti
MultiGrader = _m.GraderMulti
PythonGrader = _m.GraderPython
ReinforcementHyperparameters = _m.FineTuneReinforcementHyperparameters
ScoreModelGrader = _m.GraderScoreModel
StringCheckGrader = _m.GraderStringCheck
TextSimilarityGrader = _m.GraderTextSimilarity
