from . import _p

GraderRunParams = _p.RunGraderRequest
Grader = _p.GraderStringCheck | _p.GraderTextSimilarity | _p.GraderPython | _p.GraderScoreModel | _p.GraderMulti
MultiGraderParam = _p.GraderMulti
PythonGraderParam = _p.GraderPython
ScoreModelGraderParam = _p.GraderScoreModel
StringCheckGraderParam = _p.GraderStringCheck
TextSimilarityGraderParam = _p.GraderTextSimilarity
