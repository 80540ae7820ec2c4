"""Writes screens with the boxes of their texts drawn on them, to look at.

usage: show_boxes.py FOLDER [--seed N] [--count N] [--language en|zh] [--phrases FILE] [--sheet FILE.png]
"""

import argparse
import os
import sys

import screen
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

COLOURS = {"label": "#c000c0", "title": "#ff0000", "button": "#0060ff", "checkbox": "#00a000", "radio": "#00a0a0", "tab": "#ff8000", "field": "#806000",
           "combobox": "#a06000", "menuitem": "#0080ff", "listitem": "#008060", "header": "#e00080", "link": "#4040ff", "none": "#888888"}


def boxed(made):
    picture = Image.fromarray(made.pixels)
    draw = ImageDraw.Draw(picture)
    for element in made.elements:
        colour = COLOURS[element.kind]
        for line in element.lines:
            draw.rectangle(made.rect(line.letters()), outline="#ff0000" if line.cut() else colour)
        if not element.lines:
            draw.rectangle(made.rect(element.control), outline=colour)
    return picture


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--language", default="en", choices=("en", "zh"))
    parser.add_argument("--phrases")
    parser.add_argument("--sheet", help="one picture with all screens")
    parser.add_argument("--plain", action="store_true", help="without boxes")
    options = parser.parse_args()
    application = QApplication([sys.argv[0]])
    os.makedirs(options.folder, exist_ok=True)
    studio, pictures = screen.Studio(options.phrases, options.language), []
    for number in range(options.count):
        made = studio.make(options.seed + number)
        picture = Image.fromarray(made.pixels) if options.plain else boxed(made)
        picture.save(os.path.join(options.folder, f"{options.seed + number}.png"))
        pictures.append(picture)
    if options.sheet:
        sheet = Image.new("RGB", (4 * 520, -(-len(pictures) // 4) * 470), "white")
        for index, picture in enumerate(pictures):
            picture.thumbnail((510, 460))
            sheet.paste(picture, (index % 4 * 520, index // 4 * 470))
        sheet.save(options.sheet)
    application.quit()


if __name__ == "__main__":
    main()
