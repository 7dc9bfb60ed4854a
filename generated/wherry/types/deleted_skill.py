from ..models import DeletedSkill as DeletedSkill
