"""Paints windows of real widgets and writes what the control network is trained on.

usage: make_sights.py FOLDER --seed N --screens N [--places PROGRAM] [--phrases FILE]
The program `text_places` (tests/bench) says where the texts are found, so the network learns from the places that it will be
given; without it they are the true ones, a little wrong. Each file of FOLDER holds some hundred texts: `ends`
(n, 48, 64, 6), `facts` (n, 18), `kinds`, `states` (on, off, disabled, default).
"""

import argparse
import json
import os
import random
import subprocess
import sys

sys.path[:0] = [os.path.join(os.path.dirname(__file__), "..", folder) for folder in ("screens", "reader")]

import screen
from charset import CONTROL_KINDS as KINDS, STATES
from damage import damaged
from PySide6.QtWidgets import QApplication
from sights import ends, facts

import numpy as np

BELOW = "gjpqy,;()[]{}|/@$Q_"


class Text:
    """One line of an element: its ink in pixels of the picture, and what it belongs to."""

    def __init__(self, element, line, number, scale):
        letters = line.letters()
        height = letters.height() * scale * (0.95 if any(char in BELOW for char in line.text) else 0.8)
        self.box = letters.left() * scale, letters.top() * scale, letters.width() * scale, height
        self.text = line.text
        is_tail = element.kind == "menuitem" and number > 0
        self.kind = KINDS.index("label" if is_tail else element.kind)
        self.state = [state in element.state and not is_tail for state in STATES]


def texts_of(made):
    return [Text(element, line, number, made.scale) for element in made.elements if element.kind in KINDS
            for number, line in enumerate(element.lines) if line.text and not line.cut()]


class Places:
    """Asks text_places."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def of(self, pixels):
        height, width = pixels.shape[:2]
        self.process.stdin.write(b"%d %d\n" % (width, height) + np.ascontiguousarray(pixels).tobytes())
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def common(a, b):
    """Area that two boxes share."""
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(0.0, across) * max(0.0, down)


def found(boxes, texts):
    """(box, the text that covers most of it, all that is written in it) of every box that holds text and nothing of two controls."""
    out = []
    for box in boxes:
        inside = sorted((text for text in texts if common(box, text.box) > 0.6 * text.box[2] * text.box[3]), key=lambda text: text.box[0])
        if not inside:
            parts = [text for text in texts if common(box, text.box) > 0.5 * box[2] * box[3]]
            inside = parts[:1]
        if inside and len({(text.kind, *text.state) for text in inside}) == 1:
            out.append((box, inside[0], " ".join(text.text for text in inside)))
    return out


def guessed(rng, texts):
    boxes = []
    for text in texts:
        x, y, width, height = (value + rng.gauss(0, 0.06) * text.box[3] for value in text.box)
        boxes.append([round(x), round(y), max(2, round(width)), max(3, round(height))])
    return [(box, text, text.text) for box, text in zip(boxes, texts)]


def cropped(rng, pixels, texts):
    """The picture as people cut it: mostly whole, else a part of it."""
    height, width = pixels.shape[:2]
    if rng.random() < 0.7:
        return pixels
    x0, y0 = int(width * rng.uniform(0, 0.4)), int(height * rng.uniform(0, 0.4))
    x1, y1 = int(width * rng.uniform(0.6, 1)), int(height * rng.uniform(0.6, 1))
    for text in texts:
        x, y, w, h = text.box
        text.box = x - x0, y - y0, w, h
    return pixels[y0:y1, x0:x1]


def samples(rng, made, places):
    """ends, facts, kinds and states of one screen; None when there is nothing."""
    texts = texts_of(made)
    pixels = cropped(rng, made.pixels, texts)
    before = pixels.shape
    pixels, _ = damaged(rng, pixels)
    across, down = pixels.shape[1] / before[1], pixels.shape[0] / before[0]
    for text in texts:
        x, y, w, h = text.box
        text.box = x * across, y * down, w * across, h * down
    entries = found(places.of(pixels), texts) if places else guessed(rng, texts)
    if not entries:
        return None
    told = facts((pixels.shape[1], pixels.shape[0]), [box for box, _, _ in entries], [written for *_, written in entries])
    return [ends(pixels, box) for box, _, _ in entries], told, [text.kind for _, text, _ in entries], [text.state for _, text, _ in entries]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--screens", type=int, required=True)
    parser.add_argument("--places", help="the program text_places")
    parser.add_argument("--phrases", help="texts of interfaces: a file of `source TAB English TAB Chinese` lines")
    options = parser.parse_args()
    application = QApplication([sys.argv[0]])
    os.makedirs(options.folder, exist_ok=True)
    studio, rng = screen.Studio(options.phrases), random.Random(f"sights {options.seed}")
    places = Places(options.places) if options.places else None
    held = [[], [], [], []]
    for number in range(options.screens):
        made = samples(rng, studio.make(f"{options.seed} {number}"), places)
        for part, values in zip(held, made or ()):
            part.extend(values)
        if len(held[0]) > 700 or number + 1 == options.screens:
            path = os.path.join(options.folder, f"{options.seed}-{number:06d}")
            np.savez(path + ".part", ends=np.stack(held[0]), facts=np.stack(held[1]), kinds=np.array(held[2], np.uint8), states=np.array(held[3], bool))
            os.replace(path + ".part.npz", path + ".npz")
            held = [[], [], [], []]
    application.quit()


if __name__ == "__main__":
    main()
