from . import _m

Assistant = _m.InitialItemAssistant
AssistantContent = _m.InitialItemAssistantContent
AssistantContentOutputText = _m.InitialItemAssistantContentOutputText
AssistantContentText = _m.InitialItemAssistantContentText
Developer = _m.InitialItemDeveloper
DeveloperContent = _m.InitialItemDeveloperContent
InitialItem = _m.InitialItem
User = _m.InitialItemUser
UserContent = _m.InitialItemUserContent
