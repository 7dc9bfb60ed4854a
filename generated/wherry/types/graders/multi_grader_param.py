from . import _p

MultiGraderParam = _p.GraderMulti
Graders = _p.GraderStringCheck | _p.GraderTextSimilarity | _p.GraderPython | _p.GraderScoreModel | _p.GraderLabelModel
LabelModelGraderParam = _p.GraderLabelModel
PythonGraderParam = _p.GraderPython
ScoreModelGraderParam = _p.GraderScoreModel
StringCheckGraderParam = _p.GraderStringCheck
TextSimilarityGraderParam = _p.GraderTextSimilarity
