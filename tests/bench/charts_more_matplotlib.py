#!/usr/bin/python3
"""Charts of chances and of commitments as matplotlib draws them: charts_more_matplotlib.py KIND DATA.json OUT.  Lines
are [path, values, chances]; slices are [party and kind, amount, status]."""
import json
import sys

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plot  # noqa: E402 the backend comes first

SHADES = {"paid": ("#295ca5", ""), "committed": ("#8aa6cf", ""), "conditional": ("#ffffff", "//")}


def draw_lines(axes, lines):
    for i, (path, values, chances) in enumerate(lines):
        axes.plot(values, chances, linestyle=("-", "--", ":")[i % 3], color="#295ca5", lw=2, label=path)
    axes.axvline(0, color="#333333", lw=1)
    axes.yaxis.set_major_formatter(lambda y, _: "%d%%" % round(100 * y))
    axes.xaxis.set_major_formatter(lambda x, _: "−$%gbn" % -x if x < 0 else "$%gbn" % x)
    axes.set_title("Chance of at least so much", loc="left", fontsize=24, weight="semibold")
    axes.legend(frameon=False)


def draw_bars(axes, slices):
    reached = {}
    for name, amount, status in slices:
        start = reached.get(name, 0)
        colour, hatch = SHADES.get(status, ("#ffffff", ""))
        axes.barh(name, amount, left=start, height=0.4, color=colour, hatch=hatch, edgecolor="#295ca5")
        axes.annotate("$%gbn %s" % (amount, status), (start + amount / 2, name), xytext=(0, -40),
                      textcoords="offset points", ha="center", fontsize=12)
        reached[name] = start + amount
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter(lambda x, _: "$%gbn" % x)
    axes.set_title("Totals by investor, by how sure they are", loc="left", fontsize=24, weight="semibold")


plot.rcParams["font.family"] = ["Inter", "DejaVu Sans"]
kind, data, out = sys.argv[1:4]
figure, panel = plot.subplots(figsize=(19.2, 10.8), dpi=100)
(draw_lines if kind == "exceedance" else draw_bars)(panel, json.load(open(data, encoding="utf-8")))
panel.grid(axis="x", color="#dddddd")
panel.set_axisbelow(True)
for side in ("top", "left", "right", "bottom"):
    panel.spines[side].set_visible(False)
figure.text(0.02, 0.02, "Illustrative, not advice", color="#666666", fontsize=10)
figure.subplots_adjust(left=0.15, right=0.97, top=0.9, bottom=0.1)
figure.savefig(out)
