from ..models import Completion as Completion
from ..models import CompletionChoice as CompletionChoice
from ..models import CompletionUsage as CompletionUsage
