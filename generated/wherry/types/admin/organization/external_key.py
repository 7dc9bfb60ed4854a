from ....models import ExternalKey as ExternalKey
