"""Writes screens that training never saw, with questions and their answers.

usage: make_questions.py FOLDER --seed N --count N [--phrases FILE] [--language en|zh] [--per-screen N]
Writes NUMBER.png, NUMBER.json (the truth), questions.jsonl and reading.jsonl (crops with 1 to 8 lines).
"""

import argparse
import json
import os
import random
import sys

import screen
from damage import dragged, whole_damage
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from questions import Asker


def crop_for(rng, made):
    size = made.pixels.shape[1], made.pixels.shape[0]

    def crop_of(element):
        box = made.rect(element.box() if element.kind not in ("button", "tab", "header") or rng.random() < 0.4 else element.control)
        left, top, right, bottom = dragged(rng, box, size)
        others = [made.rect(line.letters()) for e in made.elements if e is not element for line in e.lines]
        if any(o[0] < right and o[2] > left and o[1] < bottom and o[3] > top for o in others):
            left, top, right, bottom = int(box[0]) - 1, int(box[1]), int(box[2]) + 2, int(box[3]) + 1
        return [max(0, left), max(0, top), min(size[0], right) - max(0, left), min(size[1], bottom) - max(0, top)]
    return crop_of


def rows_in(made, area):
    """The lines of a crop, row by row, or None when the crop cuts through one."""
    lines = []
    for element in made.elements:
        for line in element.lines:
            letters = line.letters()
            if not letters.intersects(area):
                continue
            if line.cut() or not area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(letters) or "●" in line.text:
                return None
            lines.append(line)
    rows = []
    for line in sorted(lines, key=lambda l: l.letters().center().y()):
        middle = line.letters().center().y()
        if rows and middle - rows[-1][0] < 0.45 * line.size:
            rows[-1][1].append(line)
        else:
            rows.append((middle, [line]))
    return [" ".join(l.text for l in sorted(row, key=lambda l: l.letters().left())) for _, row in rows]


def grown(made, area):
    """The area with the rest of every line that it cuts."""
    while True:
        larger = QRectF(area)
        for element in made.elements:
            for line in element.lines:
                letters = line.letters()
                if letters.intersects(area) and not area.contains(letters):
                    larger = larger.united(letters.adjusted(-2, -2, 2, 2))
        if larger == area:
            return area
        area = larger


def reading_crop(rng, made):
    """A crop that cuts no letter and holds 1 to 8 lines: (crop, lines) or None."""
    lines = [line for e in made.elements for line in e.lines if not line.cut()]
    for _ in range(40):
        if not lines:
            return None
        chosen = rng.choice(lines).letters()
        width, height = rng.uniform(120, 420), rng.choice([rng.uniform(20, 60), rng.uniform(50, 170), rng.uniform(50, 170)])
        area = QRectF(max(0, chosen.left() - rng.uniform(2, 30)), max(0, chosen.top() - rng.uniform(3, 12)), max(width, chosen.width() + 8), height)
        area = grown(made, area)
        rows = rows_in(made, area)
        if not rows or len(rows) > 8 or area.width() > 520 or area.height() > 260:
            continue
        box = made.rect(area.intersected(QRectF(0, 0, made.pixels.shape[1] / made.scale, made.pixels.shape[0] / made.scale)))
        return [int(box[0]), int(box[1]), int(box[2]) - int(box[0]), int(box[3]) - int(box[1])], rows
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100, help="of screens")
    parser.add_argument("--per-screen", type=int, default=5)
    parser.add_argument("--language", default="en", choices=("en", "zh"))
    parser.add_argument("--phrases", help="texts of interfaces: a file of `source TAB English TAB Chinese` lines")
    options = parser.parse_args()
    application = QApplication([sys.argv[0]])
    os.makedirs(options.folder, exist_ok=True)
    studio = screen.Studio(options.phrases, options.language)
    rng, asked, lines, reading = random.Random(f"questions {options.seed}"), {}, [], []
    for number in range(options.count):
        made = studio.make(f"held out {options.seed} {number}")
        pixels, damage = whole_damage(rng, made.pixels)
        name = f"{number:04d}.png"
        Image.fromarray(pixels).save(os.path.join(options.folder, name))
        with open(os.path.join(options.folder, f"{number:04d}.json"), "w", encoding="utf-8") as file:
            json.dump(made.truth() | {"damage": damage}, file, ensure_ascii=False, indent=1)
        found = Asker(rng, studio.words, made, crop_for(rng, made)).questions()
        rng.shuffle(found)
        for question in sorted(found, key=lambda q: asked.get(q.family, 0))[:options.per_screen]:
            asked[question.family] = asked.get(question.family, 0) + 1
            lines.append({"picture": name} | question.entry())
        crop = reading_crop(rng, made)
        if crop:
            reading.append({"picture": name, "crop": crop[0], "lines": crop[1]})
    for name, entries in (("questions.jsonl", lines), ("reading.jsonl", reading)):
        with open(os.path.join(options.folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    print(f"{options.count} screens, {len(lines)} questions of {len(asked)} families, {len(reading)} crops to read")
    application.quit()


if __name__ == "__main__":
    main()
