from . import _p

Assistant = _p.InitialItemAssistant
AssistantContentOutputText = _p.InitialItemAssistantContentOutputText
AssistantContentText = _p.InitialItemAssistantContentText
Developer = _p.InitialItemDeveloper
DeveloperContent = _p.InitialItemDeveloperContent
User = _p.InitialItemUser
UserContent = _p.InitialItemUserContent
AssistantContent = _p.InitialItemAssistantContentText | _p.InitialItemAssistantContentOutputText
InitialItemParam = _p.InitialItemDeveloper | _p.InitialItemUser | _p.InitialItemAssistant
