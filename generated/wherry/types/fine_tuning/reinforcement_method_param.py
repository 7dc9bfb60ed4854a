from . import _p

ReinforcementMethodParam = _p.FineTuneReinforcementMethod
Grader = _p.GraderStringCheck | _p.GraderTextSimilarity | _p.GraderPython | _p.GraderScoreModel | _p.GraderMulti
MultiGraderParam = _p.GraderMulti
PythonGraderParam = _p.GraderPython
ReinforcementHyperparametersParam = _p.FineTuneReinforcementHyperparameters
ScoreModelGraderParam = _p.GraderScoreModel
StringCheckGraderParam = _p.GraderStringCheck
TextSimilarityGraderParam = _p.GraderTextSimilarity
