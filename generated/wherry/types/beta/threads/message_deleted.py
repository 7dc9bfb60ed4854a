from ....models import MessageDeleted as MessageDeleted
