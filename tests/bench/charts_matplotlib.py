#!/usr/bin/python3
"""The payoffs chart as matplotlib draws it: charts_matplotlib.py ROWS.json OUT.  OUT's ending names the format; rows
are [party, path, p10, p50, p90, mean]."""
import json
import sys

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plot  # noqa: E402 the backend comes first

COLOURS = ["#295ca5", "#b0451a", "#589f8c", "#7d3a62", "#b58629", "#3a1c6c"]

plot.rcParams["font.family"] = ["Inter", "DejaVu Sans"]
plot.rcParams["svg.fonttype"] = "none"
plot.rcParams["pdf.fonttype"] = 42
rows = json.load(open(sys.argv[1]))
parties = list(dict.fromkeys(row[0] for row in rows))
figure, axes = plot.subplots(figsize=(19.2, 10.8), dpi=100)
names, places, y = [], [], 0.0
for i, (party, path, low, middle, high, mean) in enumerate(rows):
    y -= 1.7 if i and rows[i - 1][0] != party else 1
    colour = COLOURS[parties.index(party) % len(COLOURS)]
    axes.barh(y, high - low, left=low, height=0.5, color=colour, alpha=0.7, edgecolor=colour)
    axes.plot([middle, middle], [y - 0.3, y + 0.3], color="#222222", lw=2)
    axes.plot(mean, y, "D", color="white", markeredgecolor="#222222", ms=7)
    axes.annotate("$%.1fbn" % middle, (middle, y - 0.3), ha="center", va="top", fontsize=12)
    names.append(path)
    places.append(y)
    if i == 0 or rows[i - 1][0] != party:
        axes.annotate(party, (0, y), xycoords=("axes fraction", "data"), xytext=(-220, 0),
                      textcoords="offset points", weight="semibold", va="center", fontsize=12)
axes.set_yticks(places, names, fontsize=12)
axes.xaxis.set_major_formatter(lambda x, _: "−$%gbn" % -x if x < 0 else "$%gbn" % x)
axes.axvline(0, color="#333333", lw=1)
axes.grid(axis="x", color="#dddddd")
axes.set_axisbelow(True)
for side in ("top", "left", "right", "bottom"):
    axes.spines[side].set_visible(False)
axes.set_title("Payoffs of every party on every path", loc="left", fontsize=24, weight="semibold")
figure.text(0.02, 0.02, "Bars run from P10 to P90, line: median, diamond: mean", color="#666666", fontsize=10)
figure.subplots_adjust(left=0.2, right=0.97, top=0.9, bottom=0.1)
figure.savefig(sys.argv[2])
