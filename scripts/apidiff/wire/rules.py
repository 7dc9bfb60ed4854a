"""The catalogue of spec rules: what can change, how serious it usually is, and what a program notices.

Rule: an id is never reused. A direction or a detail may make a change more or less serious than its rule.
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
    Rule("W013", "Request property or parameter removed", BREAK, "A call that passes it fails."),
    Rule("W014", "Response property removed", BREAK, "Reading it fails, whether it was required or not."),
    Rule("W016", "Wire form changed under the same Python name", RISK, "The same call is sent in another form."),
    Rule("W017", "Property moved between parents of an allOf", NONE, "Equal in canonical form, so never reported."),
    Rule("W020", "Request property or parameter became required", BREAK, "A call without it fails."),
    Rule("W021", "Request property or parameter became optional", SAFE, "It may now be left out."),
    Rule("W022", "Response property became optional", RISK, "It may be absent; it then reads as None."),
    Rule("W023", "Response property became required", SAFE, "It is always there now."),
    Rule("W024", "Request takes null", SAFE, "None may now be passed."),
    Rule(
        "W025",
        "Response may be null",
        RISK,
        "A value that was always there may be None; no change if it was optional before.",
    ),
    Rule("W026", "Response type changed", BREAK, "Code that was correct for the old type is wrong for the new one."),
    Rule("W027", "Request type changed", BREAK, "Values that were accepted are refused."),
    Rule("W028", "Request no longer takes null", BREAK, "None is refused."),
    Rule("W029", "Response is never null now", SAFE, "A check for None is no longer needed."),
    Rule("W030", "Keyword of a union changed", NONE, "oneOf and anyOf are equal in canonical form, so never reported."),
    Rule("W031", "Request union member added", SAFE, "Another kind of value is accepted."),
    Rule("W032", "Response union member added", RISK, "A kind of value may arrive that old code does not know."),
    Rule(
        "W033",
        "Union member removed",
        BREAK,
        "A kind of value is refused, or an event that programs wait for never comes.",
    ),
    Rule("W034", "Response union member removed", SAFE, "A kind of value no longer arrives."),
    Rule("W035", "Discriminator value or mapping changed", BREAK, "Old code mistakes the value for something else."),
    Rule("W036", "Discriminator property added or removed", RISK, "Members are distinguished in another way."),
    Rule("W040", "Request enum value added", SAFE, "Another value is accepted."),
    Rule("W041", "Response enum value added", RISK, "A value may arrive that old code does not know."),
    Rule("W042", "Request enum value removed", BREAK, "A value is refused."),
    Rule("W043", "Response enum value removed", SAFE, "A value no longer arrives."),
    Rule("W044", "String became an enum", RISK, "A type checker objects to other values, and the server may."),
    Rule("W045", "Enum became a string", RISK, "Values may arrive that old code does not know."),
    Rule("W046", "Known values of an open enum changed", SAFE, "Any string was and is allowed."),
    Rule("W050", "Request constraint tightened", RISK, "Some values are refused."),
    Rule("W051", "Constraint loosened, or of a response", NONE, "Nothing changes for a program."),
    Rule("W052", "Default changed", RISK, "A request that leaves it out means something else."),
    Rule("W053", "Format changed", NONE, "A string stays a string; code that parses it may need another format."),
    Rule("W054", "Unknown properties allowed or forbidden", NONE, "They are kept either way."),
    Rule("W060", "Request media type added", SAFE, "Another form of the body is accepted."),
    Rule("W061", "Request media type replaced", RISK, "The same call is sent in another form."),
    Rule("W062", "Response media type replaced", BREAK, "The answer is of another kind."),
    Rule("W063", "Error answers changed", NONE, "Errors are recognized by their status, documented or not."),
    Rule("W064", "Success status changed", RISK, "An answer with another status may arrive, or no longer arrives."),
    Rule(
        "W065",
        "Streamed answer added or removed",
        SAFE,
        "The answer can now be streamed; if removed, it no longer can.",
    ),
    Rule("W070", "Security requirement changed", RISK, "Other credentials are needed; those in use may not be enough."),
    Rule("W071", "Server changed", RISK, "Requests go to another address by default."),
    Rule("W080", "Webhook added", SAFE, "An event is new."),
    Rule("W081", "Webhook removed", BREAK, "Its event type is gone."),
    Rule("W082", "Webhook payload changed", BREAK, "The event holds something else."),
    Rule("W090", "New fault of the spec", RISK, "The place is read as well as it can be; it may mean something else."),
    Rule("D001", "Documentation changed", NONE, "Nothing changes for a program."),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in _CATALOGUE}
