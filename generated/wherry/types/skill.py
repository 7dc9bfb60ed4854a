from ..models import Skill as Skill
