"""Paints training pictures and writes them as shards.

usage: screens.py FOLDER --seed N [--shards N] [--size N] [--label-share X] [--phrases FILE] [--pending N]
"""

import argparse
import ctypes
import os
import random
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
import numpy as np
from PySide6.QtWidgets import QApplication

import labels
import pages
from canvas import SIDE, place
from painting import Fonts, weather
from vocabulary import Writer

LABEL, PAGE, CONTROL = 0, 1, 2
LONGEST_ANSWER = 6
COLUMNS = ("char", "x", "y", "half_height", "visible", "row", "item", "role")


def keep_none_alive():
    """PySide6 drops references to None in long painter loops, which ends the program after some hundred pictures."""
    ctypes.c_ssize_t.from_address(id(None)).value = 1 << 50


class Studio:
    def __init__(self, seed, phrases=None):
        self.rng = random.Random(seed)
        self.writer, self.fonts = Writer(self.rng, phrases=phrases), Fonts(self.rng)

    def sample(self, kind):
        """Returns picture (378, 378, 3), characters (n, 8) and the place of the crop (left, top, right, bottom) in it."""
        paint = labels.paint if kind == LABEL else pages.paint
        crop, chars = paint(self.rng, self.writer, self.fonts)
        size = crop.shape[1], crop.shape[0]
        crop, stretch = weather(self.rng, crop)
        return placed(crop, chars, size, stretch)


def placed(crop, chars, size, stretch):
    """The sample of a crop that was `size` (width, height) and then stretched by `stretch`; `chars` as of `Surface.chars`,
    perhaps with the visible share of the character as tenth entry."""
    (width, height), (stretch_x, stretch_y) = size, stretch
    picture, (scale_x, scale_y, left, top) = place(crop)
    table = []
    for index, x0, x1, middle, upper, lower, row, item, role, *shown in chars:
        across = max(0.0, min(x1, width) - max(x0, 0)) / max(0.1, x1 - x0)
        along = max(0.0, min(lower, height) - max(upper, 0)) / (lower - upper)
        visible = across * along * (shown[0] if shown else 1)
        if visible > 0.02:
            table.append((index, (x0 + x1) / 2 * stretch_x * scale_x + left, middle * stretch_y * scale_y + top,
                          (lower - upper) / 2 * stretch_y * scale_y, visible, row, item, role))
    extent = (left, top, left + crop.shape[1] * scale_x, top + crop.shape[0] * scale_y)
    return picture, np.array(table, np.float32).reshape(-1, len(COLUMNS)), extent


def write_shard(samples, path, kinds, answers=None):
    """Writes (picture, characters, extent) samples; `answers` are the tokens of those of kind CONTROL."""
    table = np.full((len(samples), LONGEST_ANSWER), -1, np.int64)
    for row, answer in zip(table, answers or []):
        row[:len(answer)] = answer
    np.savez(path + ".part.npz", pictures=np.stack([s[0] for s in samples]), chars=np.concatenate([s[1] for s in samples]),
             counts=np.array([len(s[1]) for s in samples]), extents=np.array([s[2] for s in samples], np.float32),
             kinds=np.array(kinds), answers=table)
    os.rename(path + ".part.npz", path + ".npz")


def wait_for_room(folder, painter, pending):
    """Waits while `pending` shards of this painter lie unread."""
    while sum(name.startswith(f"{painter}-") for name in os.listdir(folder)) >= pending:
        time.sleep(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--shards", type=int, default=1 << 30)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--label-share", type=float, default=0.7)
    parser.add_argument("--phrases", help="texts of interfaces: a file of `source TAB English TAB Chinese` lines")
    parser.add_argument("--pending", type=int, default=12, help="wait while this many shards lie unread")
    options = parser.parse_args()

    application = QApplication([sys.argv[0]])
    keep_none_alive()
    os.makedirs(options.folder, exist_ok=True)
    studio = Studio(options.seed, options.phrases)
    for number in range(options.shards):
        wait_for_room(options.folder, options.seed, options.pending)
        count = round(options.size * options.label_share)
        kinds = [LABEL] * count + [PAGE] * (options.size - count)
        path = os.path.join(options.folder, f"{options.seed}-{number:06d}")
        write_shard([studio.sample(kind) for kind in kinds], path, kinds)
    application.quit()


if __name__ == "__main__":
    main()
