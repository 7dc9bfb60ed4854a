"""The scripts of the shells. Each asks the command itself, so a script stays right when the package is updated.

Where the command has no candidate, the shell offers files. A candidate that begins with `@` is a file, too, for values.
"""

from __future__ import annotations

__all__ = ("SCRIPTS",)

_BASH = r"""_wherry() {
    local IFS=$'\n' line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o bashdefault -F _wherry wherry
"""
_ZSH = r"""#compdef wherry
_wherry() {
    local -a found
    local name text
    while IFS=$'\t' read -r name text; do
        [[ -n $name ]] && found+=("${name//:/\\:}:$text")
    done < <("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( $#found )); then
        _describe -V wherry found
    else
        _files
    fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _wherry "$@"
else
    compdef _wherry wherry
fi
"""
_FISH = r"""function __wherry_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    $program __complete $words (commandline -ct) 2>/dev/null
end
function __wherry_has_candidates
    test -n "$(__wherry_complete | string collect)"
end
complete -c wherry -n __wherry_has_candidates -f -a '(__wherry_complete)'
complete -c wherry -n 'not __wherry_has_candidates' -F
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
