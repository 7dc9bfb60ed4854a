"""Ask a model, and read the answer while it comes.

examples:
  wherry chat "Say ahoy"
  wherry chat -m gpt-4o -s "You are a pirate" "What is a wherry?"
  git diff | wherry chat "Write the commit message"
  wherry chat -f notes.txt -i photo.jpg "Do these fit together?"
  wherry chat -c "Shorter, please"

The question is made of the words, of standard input where `-` stands or something is piped in, and of the files. Models:
--model, else WHERRY_MODEL, else gpt-4o-mini. What is asked and answered is kept for --continue in a file that only you can
read; `wherry chat --history` says where, and WHERRY_NO_HISTORY=1 keeps nothing.

exit codes:
  0    the answer is there, whole
  1    the service refused, or the model did, or the answer was cut off
  2    the command or a file is wrong; nothing was sent
  3    no connection, or too slow
  4    the key is missing or refused
  130  Ctrl-C
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

__all__ = ("add_options", "run")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `wherry chat`."""
    from ..operations.service import add_service_options

    parser.usage = "%(prog)s [WORD ...] [-f FILE] [-i IMAGE] [-s TEXT] [-m MODEL] [-c] [--json] ..."
    parser.add_argument("words", metavar="WORD", nargs="*", help="the question; - stands for standard input")
    parser.add_argument("-f", "--file", action="append", default=[], help="a text file that belongs to the question")
    parser.add_argument("-i", "--image", action="append", default=[], metavar="FILE", help="an image, or its URL")
    parser.add_argument("-s", "--system", metavar="TEXT", help="what the model is told beforehand; @FILE, too")
    parser.add_argument("-m", "--model", help="which model answers")
    parser.add_argument(
        "-c", "--continue", dest="goes_on", action="store_true", help="go on with the last conversation"
    )
    parser.add_argument("--json", action="store_true", help="print the events of the answer, one JSON object a line")
    parser.add_argument("--history", action="store_true", help="say where conversations are kept, and do nothing else")
    add_service_options(parser)


def run(given: Namespace, package: ModuleType) -> int:
    """Run it, and return the exit code."""
    from ..talk.history import History
    from ..talk.talking import talk

    history = History()
    if given.history:
        print(history.described())
        return 0
    return talk(given, package, history)
