"""Every class of the official package: an object of ours, made of the same JSON, passes for the same classes at every depth."""

from __future__ import annotations

import copy
import pickle
from fnmatch import fnmatchcase

from tests.compat.samples import classes, differences, samples
from wherry._runtime.compat.fitting import twin
from wherry._runtime.compat.names import ours_of

# What is otherwise, and why.
KNOWN = {
    "*.audio.input.turn_detection is a BaseModel": (
        "the specification has one class for both ways to detect turns, which are sent over WebSockets"
    ),
    "ParsedResponse.output[[]] is a BaseModel": "the action of a shell call is no item, although the union there has it",
}


def test_every_object_passes_for_the_class_of_its_place() -> None:
    """`type(official) is ours.__class__` holds for each nested object, whatever member of a union it is."""
    found, missing, count = set(), [], 0
    for official in classes():
        ours = ours_of(official)
        if ours is None:
            missing.append(official.__name__)
            continue
        for data in samples(official):
            decoded = twin(ours, official)._decode(copy.deepcopy(data))
            found |= set(differences(official.construct(**data), decoded, official.__name__))
            count += 1
    unused = {pattern for pattern in KNOWN if not any(fnmatchcase(each, pattern) for each in found)}
    assert sorted(each for each in found if not any(fnmatchcase(each, pattern) for pattern in KNOWN)) == []
    assert not unused
    assert missing == ["SessionCreateResponse"]  # of the realtime API's first version, which is refused here
    assert count > 5_500


def test_every_object_outlives_a_pickle() -> None:
    """It comes back equal and of the same class, also where the class of ours has no name in `wherry.models`."""
    for official in classes():
        ours = ours_of(official)
        if ours is not None:
            decoded = twin(ours, official)._decode(next(samples(official)))
            again = pickle.loads(pickle.dumps(decoded))
            assert (type(again), again) == (type(decoded), decoded)
