from ..models import BatchRequestCounts as BatchRequestCounts
