from . import _p

TextSimilarityGraderParam = _p.GraderTextSimilarity
