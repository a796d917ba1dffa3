# bash completion for recourse

_recourse_charts () {
  recourse charts 2>/dev/null | sed 's/[[:space:]].*//'
}

_recourse () {
  local cur prev words cword
  _init_completion || return

  local shared='--trials --seed --set --scenario --help'
  local view='--path --stakeholder --without-model'
  local command=${words[1]}

  if [ "$cword" = 1 ]; then
    COMPREPLY=($(compgen -W 'check analyze render deck brief charts facts --help --version' -- "$cur"))
    _filedir '@(recourse|png|svg|pdf)'
    return
  fi

  case $prev in
    --chart) COMPREPLY=($(compgen -W "all $(_recourse_charts)" -- "$cur")); return ;;
    --theme) COMPREPLY=($(compgen -W 'light dark print' -- "$cur")); return ;;
    --policy) COMPREPLY=($(compgen -W 'free fixed' -- "$cur")); return ;;
    --paper) COMPREPLY=($(compgen -W 'a4 letter' -- "$cur")); return ;;
    --size) COMPREPLY=($(compgen -W 'hd 4k 4:3 square portrait 1280x720 1920x1080' -- "$cur")); return ;;
    --format)
      case $command in
        render) COMPREPLY=($(compgen -W 'png svg pdf scene' -- "$cur")) ;;
        deck) COMPREPLY=($(compgen -W 'pdf pptx' -- "$cur")) ;;
        *) COMPREPLY=($(compgen -W 'text json csv' -- "$cur")) ;;
      esac
      return ;;
    -o | --output) _filedir; return ;;
    --trials | --seed | --set | --scenario | --path | --stakeholder | --scale | --tornado | --strategy | --break-even)
      return ;;
  esac

  local options=
  case $command in
    check) options=--help ;;
    analyze) options="$shared --correlated --policy --break-even --tornado --strategy --format" ;;
    render) options="$shared $view --chart --size --scale --theme --format --transparent --no-title --no-source --output" ;;
    deck) options="$shared $view --theme --format --notes --no-title --no-source --output" ;;
    brief) options="$shared $view --paper --output" ;;
    facts) options='--format --help' ;;
    charts) options=--help ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$options" -- "$cur")) ;;
    *) _filedir '@(recourse|png|svg|pdf)' ;;
  esac
} && complete -F _recourse recourse
