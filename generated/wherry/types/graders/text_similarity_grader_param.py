from ... import params as _p

TextSimilarityGraderParam = _p.GraderTextSimilarity
