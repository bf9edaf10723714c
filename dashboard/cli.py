"""The command union-health: runs a subcommand and reports errors."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from dashboard.commands.parser import build_parser
from dashboard.errors import Refused
from dashboard.locale import _, preferred, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 if done, 1 if refused or failed (one line on standard error says why).

    Some commands return other codes: alert returns 3 for new alerts. On wrong usage argparse exits with 2.
    """
    use_language(preferred(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")))
    options = build_parser().parse_args(arguments)
    try:
        code = int(_command(options)(options) or 0)
        sys.stdout.flush()  # here, so that a closed pipe raises BrokenPipeError below rather than at exit
        return code
    except Refused as refusal:
        print(" ".join(str(refusal).split()), file=sys.stderr)
    except BrokenPipeError:
        # The reader closed the pipe (`| head`); standard output goes to devnull so that exit doesn't fail again.
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
    """The function of a command. The imports are deferred because pandas and streamlit take seconds."""
    from dashboard.commands import (
        diff_command,
        export_command,
        import_commands,
        prepare_command,
        query_commands,
        rules_command,
        serve_command,
        token_command,
        version_commands,
        watch_commands,
        what_if_command,
    )

    commands: dict[str, Callable[[argparse.Namespace], int | None]] = {
        "indicators": query_commands.ask_indicators,
        "states": query_commands.ask_states,
        "trend": query_commands.ask_trend,
        "forecast": query_commands.ask_forecast,
        "what-if": what_if_command.ask_what_if,
        "unit": query_commands.ask_unit,
        "catalogue": query_commands.ask_catalogue,
        "rules": rules_command.ask_rules,
        "issues": query_commands.ask_issues,
        "import": import_commands.change_import,
        "template": import_commands.make_template,
        "return": import_commands.make_return,
        "alias": import_commands.change_alias,
        "sample": import_commands.change_sample,
        "choose": import_commands.change_choose,
        "versions": version_commands.list_versions,
        "seal": version_commands.change_seal,
        "diff": diff_command.ask_diff,
        "export": export_command.export,
        "digest": watch_commands.make_digest,
        "alert": watch_commands.alert,
        "token": token_command.token,
        "prune": version_commands.change_prune,
        "restore": import_commands.change_restore,
        "prepare": prepare_command.prepare,
        "serve": serve_command.serve,
        "shell": serve_command.shell,
    }
    return commands.get(options.command, query_commands.ask_list)


if __name__ == "__main__":
    sys.exit(main())
