from .....models import EnvironmentFile as EnvironmentFile
