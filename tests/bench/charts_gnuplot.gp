# The payoffs chart as gnuplot draws it: gnuplot -c charts_gnuplot.gp TERMINAL ROWS.tsv OUT, with rows of
# party number, place, p10, p50, p90, mean, party, path.
set terminal @ARG1
set output ARG3
set title "{/:Bold Payoffs of every party on every path}" font "Inter,24" left offset graph 0
set label 1 "Boxes run from P10 to P90, line: median, diamond: mean" at screen 0.02, 0.02 font "Inter,10"
set datafile separator "\t"
set border 0
set grid x lc rgb "#dddddd" lt 1
set xzeroaxis lt 1
set arrow 1 from 0, graph 0 to 0, graph 1 nohead lc rgb "#333333"
set format x "$%gbn"
set tics scale 0
set lmargin 40
set style fill solid 0.7 border
set linetype 1 lc rgb "#295ca5"
set linetype 2 lc rgb "#b0451a"
set linetype 3 lc rgb "#589f8c"
set linetype 4 lc rgb "#7d3a62"
set linetype 5 lc rgb "#b58629"
set linetype 6 lc rgb "#3a1c6c"
unset key
plot ARG2 using 3:2:3:5:($2-0.25):($2+0.25):1:ytic(8) with boxxyerror lc variable, \
  "" using 4:($2-0.3):(0):(0.6) with vectors nohead lw 2 lc rgb "#222222", \
  "" using 6:2 with points pt 12 ps 2 lc rgb "#222222", \
  "" using 4:($2-0.4):(sprintf("$%.1fbn", $4)) with labels font "Inter,12"
