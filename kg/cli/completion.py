"""`kg completion`: the script by which a shell completes commands, options, queries and their parameters."""

import click

from kg.cli.screen import pour

SHELLS = ("bash", "zsh", "fish")
BASH = "    return 0\n", "    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n    return 0\n"
ZSH = (
    "        compadd -U -V unsorted -a completions\n",
    "        local -a begun=(${(M)completions:#*=})\n"
    "        (( $#begun )) && compadd -U -V unsorted -S '' -a begun\n"
    "        completions=(${completions:#*=})\n"
    "        (( $#completions )) && compadd -U -V unsorted -a completions\n",
)
NO_BLANK = {"bash": BASH, "zsh": ZSH}
"""What is put in place of a line of the shell's script: behind `kg query policies status=` the value follows without a blank.

Fish does that by itself.
"""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print a script that makes a shell complete commands, options, query names, and parameters with their values.

    For bash, put eval "$(kg completion bash)" into ~/.bashrc; for zsh, eval "$(kg completion zsh)" into ~/.zshrc, after compinit; for fish,
    run kg completion fish > ~/.config/fish/completions/kg.fish once.
    """
    from click.shell_completion import get_completion_class

    from kg.cli import main

    kind = get_completion_class(shell)
    assert kind
    made = kind(main, {}, "kg", "_KG_COMPLETE")
    script = kind.source_template % made.source_vars()
    pour(script.replace(*NO_BLANK[shell], 1) if shell in NO_BLANK else script)


COMMANDS = (completion,)
