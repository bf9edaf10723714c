"""The command union-health: what can be asked for, and how mistakes are told."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from dashboard.commands.parser import build_parser
from dashboard.errors import Refused
from dashboard.locale import _, preferred, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 nothing was changed (one line says why), 2 wrong usage."""
    use_language(preferred(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")))
    options = build_parser().parse_args(arguments)
    try:
        code = int(_command(options)(options) or 0)
        sys.stdout.flush()  # here, where a reader that has gone is no mistake; at exit it would be
        return code
    except Refused as refusal:
        print(" ".join(str(refusal).split()), file=sys.stderr)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(_("Stopped; nothing was changed."), file=sys.stderr)
    except Exception as error:  # no traceback reaches a user
        if os.environ.get("UNION_HEALTH_TRACEBACK"):
            raise
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        print(_("The program failed, nothing was changed: {reason}", reason=reason), file=sys.stderr)
    return 1


def _command(options: argparse.Namespace) -> Callable[[argparse.Namespace], int | None]:
    """The function behind the command. Imported when it is needed: pandas and streamlit take seconds."""
    from dashboard.commands import (
        asking,
        changing,
        diff,
        exporting,
        feeding,
        place_rules,
        preparing,
        serving,
        versions,
        watching,
        what_if,
    )

    commands: dict[str, Callable[[argparse.Namespace], int | None]] = {
        "indicators": asking.ask_indicators,
        "states": asking.ask_states,
        "trend": asking.ask_trend,
        "forecast": asking.ask_forecast,
        "what-if": what_if.ask_what_if,
        "unit": asking.ask_unit,
        "catalogue": asking.ask_catalogue,
        "rules": place_rules.ask_rules,
        "issues": asking.ask_issues,
        "import": changing.change_import,
        "template": changing.make_template,
        "return": changing.make_return,
        "alias": changing.change_alias,
        "sample": changing.change_sample,
        "choose": changing.change_choose,
        "versions": versions.list_versions,
        "seal": versions.change_seal,
        "diff": diff.ask_diff,
        "export": exporting.export,
        "digest": watching.make_digest,
        "alert": watching.alert,
        "token": feeding.token,
        "prune": versions.change_prune,
        "restore": changing.change_restore,
        "prepare": preparing.prepare,
        "serve": serving.serve,
        "shell": serving.shell,
    }
    return commands.get(options.command, asking.ask_list)


if __name__ == "__main__":
    sys.exit(main())
