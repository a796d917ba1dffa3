#!/usr/bin/python3
"""All pictures of a folder on one sheet, to look at after every change: sheet.py FOLDER OUT.png [COLUMNS].
Ends quietly where the Python Imaging Library is not installed."""
import os
import sys

try:
    from PIL import Image
except ImportError:
    sys.exit(0)

GAP = 12
MOST_WIDTH = 960

folder, out = sys.argv[1:3]
columns = int(sys.argv[3]) if len(sys.argv) > 3 else 4
pictures = [Image.open(os.path.join(folder, name)).convert("RGB") for name in sorted(os.listdir(folder))
            if name.endswith(".png")]
if not pictures:
    sys.exit("%s: no pictures" % folder)
for picture in pictures:
    picture.thumbnail((MOST_WIDTH, 100 * MOST_WIDTH), Image.Resampling.LANCZOS)
width = max(picture.width for picture in pictures) + GAP
height = max(picture.height for picture in pictures) + GAP
rows = -(-len(pictures) // columns)
sheet = Image.new("RGB", (columns * width + GAP, rows * height + GAP), "#808080")
for i, picture in enumerate(pictures):
    sheet.paste(picture, (GAP + i % columns * width, GAP + i // columns * height))
sheet.save(out)
