# Charts of chances and of commitments as gnuplot draws them: gnuplot -c charts_more_gnuplot.gp TERMINAL DATA.tsv OUT KIND;
# lines as pairs of columns, or slices as place, start, end, name, status.
set terminal @ARG1
set output ARG3
set datafile separator "\t"
set border 0
set grid x lc rgb "#dddddd" lt 1
set format x "$%gbn"
set tics scale 0
set lmargin 40
set style fill solid 0.7 border
set label 1 "Illustrative, not advice" at screen 0.02, 0.02 font "Inter,10"
if (ARG4 eq "exceedance") {
  set title "{/:Bold Chance of at least so much}" font "Inter,24" left offset graph 0
  plot for [i=1:3] ARG2 using (column(2*i-1)):(column(2*i)) with lines lw 2 lc rgb "#295ca5" dt i \
    title sprintf("path %d", i)
} else {
  set title "{/:Bold Totals by investor, by how sure they are}" font "Inter,24" left offset graph 0
  unset key
  plot ARG2 using 2:1:2:3:($1-0.2):($1+0.2):ytic(4) with boxxyerror lc rgb "#295ca5", \
    "" using (($2+$3)/2):($1-0.3):(sprintf("$%gbn %s", $3-$2, stringcolumn(5))) with labels font "Inter,12"
}
