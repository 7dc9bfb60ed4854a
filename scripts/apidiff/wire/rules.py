"""The catalogue of document rules: what can change, how grave it usually is, and what a program notices.

Rule: an id is never reused. A direction or a detail may make a change more or less grave than its rule.
"""

from __future__ import annotations

from ..finding import Rule, Severity

NONE, SAFE, RISK, BREAK = Severity.NONE, Severity.SAFE, Severity.RISK, Severity.BREAK

_CATALOGUE = (
    Rule("W001", "Operation added", SAFE, "A method is new."),
    Rule("W002", "Operation removed", BREAK, "Its method is gone, deprecated or not; a call raises AttributeError."),
    Rule("W003", "Deprecation set", SAFE, "It still works; its documentation warns."),
    Rule("W004", "Deprecation withdrawn", NONE, "Nothing changes for a program."),
    Rule("W010", "Response property added", SAFE, "An attribute is new."),
    Rule("W011", "Optional request property or parameter added", SAFE, "An argument is new and may be left out."),
    Rule("W012", "Required request property or parameter added", BREAK, "A call without it fails."),
    Rule("W013", "Request property or parameter removed", BREAK, "A call that gives it fails."),
    Rule("W014", "Response property removed", BREAK, "Reading it fails, whether it was required or not."),
    Rule("W016", "Wire form changed under the same Python name", RISK, "The same call is written in another way."),
    Rule("W017", "Property moved between parents of an allOf", NONE, "Equal in canonical form, so never told."),
    Rule("W020", "Request property or parameter became required", BREAK, "A call without it fails."),
    Rule("W021", "Request property or parameter became optional", SAFE, "It may be left out now."),
    Rule("W022", "Response property became optional", RISK, "It may be absent, and reads as None then."),
    Rule("W023", "Response property became required", SAFE, "It is always there now."),
    Rule("W024", "Request takes null", SAFE, "None may be given now."),
    Rule("W025", "Response may be null", RISK, "What was always there may be None; nothing if it was optional before."),
    Rule("W026", "Response type changed", BREAK, "Code that was right about the old type is wrong about the new one."),
    Rule("W027", "Request type changed", BREAK, "Values that were taken are refused."),
    Rule("W028", "Request takes null no longer", BREAK, "None is refused."),
    Rule("W029", "Response is null no longer", SAFE, "A check for None has become idle."),
    Rule("W030", "Keyword of a union changed", NONE, "oneOf and anyOf are equal in canonical form, so never told."),
    Rule("W031", "Request union member added", SAFE, "Another kind of value is taken."),
    Rule("W032", "Response union member added", RISK, "A kind of value may come that old code does not know."),
    Rule(
        "W033",
        "Union member removed",
        BREAK,
        "A kind of value is refused, or an event that programs wait for never comes.",
    ),
    Rule("W034", "Response union member removed", SAFE, "A kind of value comes no longer."),
    Rule("W035", "Discriminator value or mapping changed", BREAK, "Old code takes the value for something else."),
    Rule("W036", "Discriminator property added or removed", RISK, "Members are told apart in another way."),
    Rule("W040", "Request enum value added", SAFE, "Another value is taken."),
    Rule("W041", "Response enum value added", RISK, "A value may come that old code does not know."),
    Rule("W042", "Request enum value removed", BREAK, "A value is refused."),
    Rule("W043", "Response enum value removed", SAFE, "A value comes no longer."),
    Rule("W044", "String became an enum", RISK, "A type checker objects to other values, and the server may."),
    Rule("W045", "Enum became a string", RISK, "Values may come that old code does not know."),
    Rule("W046", "Known values of an open enum changed", SAFE, "Any string was and is allowed."),
    Rule("W050", "Request constraint tightened", RISK, "Some values are refused."),
    Rule("W051", "Constraint loosened, or of a response", NONE, "Nothing changes for a program."),
    Rule("W052", "Default changed", RISK, "A request that leaves it out means something else."),
    Rule("W053", "Format changed", NONE, "A string stays a string; another notation of a date breaks who reads it."),
    Rule("W054", "Unknown properties allowed or forbidden", NONE, "They are kept all the same."),
    Rule("W060", "Request media type added", SAFE, "Another form of the body is taken."),
    Rule("W061", "Request media type replaced", RISK, "The same call is sent in another form."),
    Rule("W062", "Response media type replaced", BREAK, "The answer is something else."),
    Rule("W063", "Error answers changed", NONE, "Errors are told by their status, documented or not."),
    Rule("W064", "Success status changed", RISK, "An answer of another status may come, or comes no longer."),
    Rule("W065", "Streamed answer added or removed", SAFE, "The answer may be streamed now; if removed, no longer."),
    Rule("W070", "Security requirement changed", RISK, "Other credentials are needed; none that were given may do."),
    Rule("W071", "Server changed", RISK, "Requests go to another address by default."),
    Rule("W080", "Webhook added", SAFE, "An event is new."),
    Rule("W081", "Webhook removed", BREAK, "Its event type is gone."),
    Rule("W082", "Webhook payload changed", BREAK, "What the event holds is something else."),
    Rule(
        "W090", "New fault of the document", RISK, "The place is read as well as it can be; it may mean something else."
    ),
    Rule("D001", "Documentation changed", NONE, "Nothing changes for a program."),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in _CATALOGUE}
