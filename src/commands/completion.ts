import type { App } from '../app.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Prints a script that makes a shell complete commands, flags and names. */
export async function run({ shell }: { readonly shell: Shell }, app: App): Promise<void> {
  app.print(scripts[shell]);
}

/**
 * Each asks `roadmap __complete` what could stand at the cursor, a line each: a value, perhaps a tab and a word about it,
 * or `:files` or `:folders`, which the shell knows better. No space follows what ends in a slash. Nothing that was typed
 * is ever evaluated.
 */
const scripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion for roadmap: eval "$(roadmap completion bash)"
_roadmap() {
  local line kind word=\${COMP_WORDS[COMP_CWORD]}
  # bash takes --name=value for three words
  [[ $word == = ]] && word=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files | :folders)
        kind=-f
        [[ $line == :folders ]] && kind=-d
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do
          COMPREPLY+=("$line")
        done < <(compgen "$kind" -- "\${word//\\\\/}")
        ;;
      *)
        line=\${line%%$'\\t'*}
        [[ $line == */ ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("$line")
        ;;
    esac
  done < <(command roadmap __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _roadmap roadmap`,
  zsh: `#compdef roadmap
# zsh completion for roadmap: eval "$(roadmap completion zsh)" below compinit, or a file _roadmap in a folder of $fpath
_roadmap() {
  local line value
  local -a items open
  for line in "\${(@f)$(command roadmap __complete "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
    value=\${line%%$'\\t'*}
    case $line in
      '') ;;
      :files) compset -P '--*='; _files ;;
      :folders) compset -P '--*='; _files -/ ;;
      */ | */$'\\t'*) open+=("\${value//:/\\\\:}:\${\${line#"$value"}#$'\\t'}") ;;
      *) items+=("\${value//:/\\\\:}:\${\${line#"$value"}#$'\\t'}") ;;
    esac
  done
  (( $#items )) && _describe roadmap items
  (( $#open )) && _describe roadmap open -S ''
}
if [[ \${funcstack[1]} == _roadmap ]]; then
  _roadmap "$@"
else
  compdef _roadmap roadmap
fi`,
  fish: `# fish completion for roadmap: roadmap completion fish > ~/.config/fish/completions/roadmap.fish
function __roadmap_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l assigned (string match -r -- '^--[^=]+=' "$word")
    set -l value (string replace -r -- '^--[^=]+=' '' "$word")
    for line in (command roadmap __complete $words[2..-1] "$word" 2>/dev/null)
        switch $line
            case ':files'
                printf '%s\\n' "$assigned"(__fish_complete_path "$value")
            case ':folders'
                printf '%s\\n' "$assigned"(__fish_complete_directories "$value")
            case '*'
                printf '%s\\n' $line
        end
    end
end
complete -c roadmap -f -a '(__roadmap_complete)'`,
};
