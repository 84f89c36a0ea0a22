"""`factcheck` and `python -m factcheck`: the version at once, the rest by `cli`; a crash never looks like a finding."""

from __future__ import annotations

import gc
import os
import sys

from factcheck.version import __version__

TYPE_CHECKING = False  # `typing`, as `signal` below, is too dear for `--version`; type checkers know this name
if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
TERMINATED = 143
OUR_FAULT = 3
GARBAGE_ROUND = 500_000
"""Python's collector comes round after so many new objects, in this process of our own (700 is its default): records hold no
circles, and looking through all of them again and again takes a quarter of an audit. What circles libraries leave is still
found."""


class _Terminated(BaseException):
    """SIGTERM, as an exception: files half written are taken away on the way out, as after Ctrl-C."""


def main() -> int:
    """Run the command that `sys.argv` gives, and return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"factcheck {__version__}\n")
        return 0
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show must not end the run; the same bytes on any machine.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
    _listen_to_sigterm()
    gc.set_threshold(GARBAGE_ROUND, 10, 10)
    try:
        from factcheck.cli import run

        code = run(arguments)
        gc.freeze()  # all that there is dies with the process; looking for circles in it first takes long
        return code
    except KeyboardInterrupt:
        return _stopped("interrupted", INTERRUPTED)
    except _Terminated:
        return _stopped("terminated", TERMINATED)
    except Exception as error:
        import traceback

        sys.stderr.write("factcheck: a fault of factcheck itself, and no verdict on the documents; please report it:\n")
        traceback.print_exception(error, file=sys.stderr)
        return OUR_FAULT


def _listen_to_sigterm() -> None:
    import signal

    mine = os.getpid()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if os.getpid() != mine:  # a worker that inherited this
            os._exit(TERMINATED)
        raise _Terminated

    signal.signal(signal.SIGTERM, stop)


def _stopped(what: str, code: int) -> int:
    sys.stderr.write(f"factcheck: {what}; nothing was written\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
