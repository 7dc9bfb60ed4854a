from .. import models as _m

Categories = _m.ModerationCreateResponseResultCategories
CategoryAppliedInputTypes = _m.ModerationCreateResponseResultCategoryAppliedInputTypes
CategoryScores = _m.ModerationCreateResponseResultCategoryScores
Moderation = _m.ModerationCreateResponseResult
