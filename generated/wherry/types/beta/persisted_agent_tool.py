from ...models import PersistedAgentTool as PersistedAgentTool
from ...models import PersistedAgentToolResourceAutomations as PersistedAgentToolResourceAutomations
from ...models import PersistedAgentToolResourceComputerUse as PersistedAgentToolResourceComputerUse
from ...models import PersistedAgentToolResourceFunction as PersistedAgentToolResourceFunction
from ...models import PersistedAgentToolResourceMcp as PersistedAgentToolResourceMcp
from ...models import (
    PersistedAgentToolResourceProgrammaticToolCalling as PersistedAgentToolResourceProgrammaticToolCalling,
)
from ...models import PersistedAgentToolResourceToolSearch as PersistedAgentToolResourceToolSearch
from ...models import PersistedAgentToolResourceWebSearch as PersistedAgentToolResourceWebSearch
from ...models import PersistedAgentToolResourceWebSearchLocation as PersistedAgentToolResourceWebSearchLocation
from ...models import PersistedMcpTransport as PersistedMcpTransport
