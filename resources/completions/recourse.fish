# fish completion for recourse

set -l commands check analyze render deck brief charts facts
set -l none "not __fish_seen_subcommand_from $commands"
set -l drawing "__fish_seen_subcommand_from render deck brief"
set -l choosing "__fish_seen_subcommand_from analyze render deck brief"

complete -c recourse -n "$none" -a check -d 'All faults and warnings'
complete -c recourse -n "$none" -a analyze -d 'What follows from a dossier'
complete -c recourse -n "$none" -a render -d 'Draw charts'
complete -c recourse -n "$none" -a deck -d 'The briefing as slides'
complete -c recourse -n "$none" -a brief -d 'A report of a few pages'
complete -c recourse -n "$none" -a charts -d 'The names of the charts'
complete -c recourse -n "$none" -a facts -d 'Claims, sources, conflicts'
complete -c recourse -n "$none" -l version -d 'Print the version'
complete -c recourse -l help -d 'Say what can be asked'

complete -c recourse -n "$choosing" -x -l trials -d 'Number of draws'
complete -c recourse -n "$choosing" -x -l seed -d 'Seed of the draws'
complete -c recourse -n "$choosing" -x -l set -d 'Set a lever, constant or driver'
complete -c recourse -n "$choosing" -x -l scenario -d 'Choose a scenario'

complete -c recourse -n "__fish_seen_subcommand_from analyze" -l correlated -d "With the dossier's correlations"
complete -c recourse -n "__fish_seen_subcommand_from analyze" -x -l policy -a 'free fixed'
complete -c recourse -n "__fish_seen_subcommand_from analyze" -x -l break-even -d 'DRIVER:STAKEHOLDER:PATH:PATH'
complete -c recourse -n "__fish_seen_subcommand_from analyze" -x -l tornado -d 'PATH:STAKEHOLDER'
complete -c recourse -n "__fish_seen_subcommand_from analyze" -x -l strategy -d 'DRIVER:DRIVER:STAKEHOLDER'
complete -c recourse -n "__fish_seen_subcommand_from analyze facts" -x -l format -a 'text json csv'

complete -c recourse -n "$drawing" -x -l path -d 'Switch a path on'
complete -c recourse -n "$drawing" -x -l stakeholder -d 'Whose outcome is shown'
complete -c recourse -n "$drawing" -l without-model -d 'Leave dossier and choices out'
complete -c recourse -n "$drawing" -r -s o -l output -d 'Where to'
complete -c recourse -n "__fish_seen_subcommand_from render deck" -x -l theme -a 'light dark print'
complete -c recourse -n "__fish_seen_subcommand_from render deck" -l no-title -d 'Leave titles out'
complete -c recourse -n "__fish_seen_subcommand_from render deck" -l no-source -d 'Leave source lines out'
complete -c recourse -n "__fish_seen_subcommand_from render" -x -l chart \
  -a "all (recourse charts 2>/dev/null | string replace -r '\s.*' '')"
complete -c recourse -n "__fish_seen_subcommand_from render" -x -l size -a 'hd 4k 4:3 square portrait 1920x1080'
complete -c recourse -n "__fish_seen_subcommand_from render" -x -l scale -d 'Pixels for a logical one'
complete -c recourse -n "__fish_seen_subcommand_from render" -x -l format -a 'png svg pdf scene'
complete -c recourse -n "__fish_seen_subcommand_from render" -l transparent -d 'No background'
complete -c recourse -n "__fish_seen_subcommand_from deck" -x -l format -a 'pdf pptx'
complete -c recourse -n "__fish_seen_subcommand_from deck" -l notes -d 'Print notes'
complete -c recourse -n "__fish_seen_subcommand_from brief" -x -l paper -a 'a4 letter'
