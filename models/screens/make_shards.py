"""Writes training shards of real widgets for models/reader/train.py.

usage: make_shards.py FOLDER --seed N [--phrases FILE] [--shards N] [--size N] [--pending N] [--shares L,K,P]
Labels (answer: the text), controls (answer: kind and states) and pages (answer: all lines) in the shares L,K,P.
"""

import argparse
import os
import random
import sys

import screen
from charset import CHAR_INDEX, kind_answer
from damage import damaged
from labels import margins
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from screens import CONTROL, LABEL, PAGE, placed, wait_for_room, write_shard
from truth import BOTTOM, MIDDLE, TOP

import numpy as np

TALLEST, READING_HEIGHT = 23, 16
WIDEST = 600
KEPT = {"listitem": 0.45, "label": 0.7, "menuitem": 0.8, "title": 0.7, "none": 0.25}
ASKED = {"listitem": 0.4, "label": 0.6, "header": 0.7, "title": 0.7, "menuitem": 0.8}  # kinds that are common on screens
UNKNOWN_SHOWN = 0.4


def readable(text):
    return all(char in CHAR_INDEX for char in text)


def table_of(made):
    """All characters of a screen in the picture's pixels: (line, the tuple that `placed` wants, row and role left open)."""
    out, scale = [], made.scale
    for element in made.elements:
        for line in element.lines:
            for char, left, right, base, size in line.chars():
                top, bottom = base - TOP * size, base + BOTTOM * size
                clip = line.clip
                across = max(0.0, min(right, clip.right()) - max(left, clip.left())) / max(0.1, right - left)
                along = max(0.0, min(bottom, clip.bottom()) - max(top, clip.top())) / (bottom - top)
                shown = across * along * (1.0 if char in CHAR_INDEX else UNKNOWN_SHOWN)
                out.append((line, CHAR_INDEX.get(char, 0), left * scale, right * scale, (base - MIDDLE * size) * scale,
                            top * scale, bottom * scale, shown))
    return out


class Cutter:
    """Cuts samples out of one screen."""

    def __init__(self, rng, made):
        self.rng, self.made, self.table = rng, made, table_of(made)
        self.height, self.width = made.pixels.shape[:2]
        self.pieces = self.joined([line for element in made.elements for line in element.lines])

    @staticmethod
    def joined(lines):
        """By the id of a line: all lines that stand so close beside it that the program takes them for one piece of text."""
        groups = {id(line): [line] for line in lines}
        order = sorted(lines, key=lambda line: line.letters().left())
        for index, line in enumerate(order):
            box = line.letters()
            for other in order[index + 1:]:
                gap = other.letters().left() - box.right()
                if gap > 0.6 * line.size:
                    break
                if gap > -2 and abs(other.base - line.base) < 0.2 * line.size and groups[id(line)] is not groups[id(other)]:
                    both = groups[id(line)] + groups[id(other)]
                    groups |= {id(member): both for member in both}
        return groups

    def sample(self, rect, own, text_height):
        """The sample of the crop `rect` (picture pixels); `own` are the lines that are asked for (None: every line)."""
        x0, y0 = max(0, round(rect.left())), max(0, round(rect.top()))
        x1, y1 = min(self.width, round(rect.right())), min(self.height, round(rect.bottom()))
        if x1 - x0 < 4 or y1 - y0 < 4:
            return None
        crop = self.made.pixels[y0:y1, x0:x1]
        seen = [c for c in self.table if c[2] < x1 and c[3] > x0 and c[5] < y1 and c[6] > y0]
        rows, items, chars = self.rows(seen), {}, []
        for line, index, left, right, middle, top, bottom, shown in seen:
            role = 0 if own is None or any(line is one for one in own) else 1
            item = items.setdefault(id(line), len(items))
            chars.append((index, left - x0, right - x0, middle - y0, top - y0, bottom - y0, rows[id(line)], item, role, shown))
        shrink = READING_HEIGHT / text_height if text_height > TALLEST and self.rng.random() < 0.8 else 1.0
        size = x1 - x0, y1 - y0
        if shrink < 1:
            picture = Image.fromarray(crop).resize((max(4, round(size[0] * shrink)), max(4, round(size[1] * shrink))), Image.LANCZOS)
            crop = np.asarray(picture)
        before = crop.shape[1], crop.shape[0]
        crop, stretch = damaged(self.rng, crop)
        return placed(crop, chars, size, (before[0] / size[0] * stretch[0], before[1] / size[1] * stretch[1]))

    @staticmethod
    def rows(seen):
        """Lines at the same height share a row."""
        lines = {id(c[0]): (c[4], c[6] - c[5]) for c in seen}
        out, last, row = {}, None, -1
        for key, (middle, height) in sorted(lines.items(), key=lambda entry: entry[1][0]):
            if last is None or middle - last > 0.4 * height:
                row, last = row + 1, middle
            out[key] = row
        return out

    def scaled(self, rect):
        scale = self.made.scale
        return QRectF(rect.left() * scale, rect.top() * scale, rect.width() * scale, rect.height() * scale)

    def ink(self, piece):
        """The box of the letters of some lines with a height as the program finds it: with or without descenders."""
        box = QRectF()
        for line in piece:
            box = box.united(self.scaled(line.letters()))
        below = any(char in "gjpqy,;()[]{}|/@$Q_" for line in piece for char in line.text)
        share = self.rng.uniform(0.9, 1.0) if below else self.rng.uniform(0.76, 0.84)
        return QRectF(box.left(), box.top(), box.width(), box.height() * share)

    def label(self, element, piece):
        """A piece as the program cuts it, or a region as a person drags it."""
        rng, ink = self.rng, self.ink(piece)
        if rng.random() < 0.65:
            margin = max(2.0, ink.height() * rng.uniform(0.12, 0.4))
            rect = ink.adjusted(-margin, -margin, margin, margin)
        else:
            control = self.scaled(element.control)
            small = control.width() < ink.width() * 1.6 + 60 and control.height() < ink.height() * 4 and len(element.lines) == 1
            rect = control if small and rng.random() < 0.5 else ink
            left, right, top, bottom = margins(rng, rect.width(), rect.height())
            rect = rect.adjusted(-left, -top, right, bottom)
        return self.sample(rect, piece, ink.height())

    def control(self, element, box):
        rng, height = self.rng, min(box.height(), 40 * self.made.scale)
        across = [2.5 * height * rng.uniform(0.8, 1.2) for _ in range(2)]
        above = [height * rng.uniform(0.75, 1.25) for _ in range(2)]
        return self.sample(box.adjusted(-across[0], -above[0], across[1], above[1]), (), box.height())

    def nothing(self, box):
        margin = max(2.0, box.height() * self.rng.uniform(0.05, 0.3))
        return self.sample(box.adjusted(-margin, -margin, margin, margin), (), box.height())

    def page(self):
        rng = self.rng
        factor = self.made.scale if self.made.scale < 2 else 1.0
        width, height = rng.uniform(220, 420) * factor, rng.uniform(60, 290) * factor
        left, top = rng.uniform(-10, max(0, self.width - width) + 10), rng.uniform(-10, max(0, self.height - height) + 10)
        return self.sample(QRectF(left, top, width, height), None, TALLEST if self.made.scale < 2 else TALLEST + 5)

    def all(self, shares):
        """(kind of sample, sample, answer) of everything worth showing."""
        rng, out = self.rng, []
        for element in self.made.elements:
            if rng.random() > KEPT.get(element.kind, 1.0):
                continue
            whole = [line for line in element.lines if not line.cut() and line.text]
            if element.kind == "none":
                box = self.scaled(element.control)
                if rng.random() < shares[0]:
                    out.append((LABEL, self.nothing(box), []))
                if rng.random() < shares[1]:
                    out.append((CONTROL, self.control(element, box), kind_answer("none")))
                continue
            for line in whole[:4]:
                piece = self.pieces[id(line)]
                if piece[0] is not line or any(part.cut() for part in piece):
                    continue
                ink = self.ink(piece)
                if ink.width() * min(1.0, READING_HEIGHT / ink.height() if ink.height() > TALLEST else 1.0) > WIDEST:
                    continue
                kind = "label" if element.kind == "menuitem" and line is not element.lines[0] else element.kind
                if rng.random() < shares[0] and all(readable(part.text) for part in piece):
                    out.append((LABEL, self.label(element, piece), []))
                common = ASKED.get(kind, 1.0) if not element.state else 1.0
                if line is whole[0] and len(piece) == 1 and kind == element.kind and rng.random() < shares[1] * common:
                    out.append((CONTROL, self.control(element, ink), kind_answer(kind, element.state)))
            if element.kind in ("checkbox", "radio") and whole and rng.random() < 0.15 * shares[0]:
                out.append((LABEL, self.mark(element), []))
        for _ in range(4):
            if rng.random() < shares[2]:
                out.append((PAGE, self.page(), []))
        return [entry for entry in out if entry[1] is not None]

    def mark(self, element):
        """The square in front of the text, which is no text."""
        text, control = self.scaled(element.lines[0].letters()), self.scaled(element.control)
        side = min(1.1 * text.height(), text.left() - control.left() - 2)
        return self.nothing(QRectF(text.left() - side - 4, text.center().y() - side / 2, side, side)) if side > 6 else None


def samples(studio, seed, shares):
    """Endless samples, well mixed."""
    pool, number = [], 0
    rng = random.Random(f"cutting {seed}")
    while True:
        while len(pool) < 600:
            pool += Cutter(rng, studio.make(f"{seed} {number}")).all(shares)
            number += 1
        yield pool.pop(rng.randrange(len(pool)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--phrases", help="texts of interfaces: a file of `source TAB English TAB Chinese` lines")
    parser.add_argument("--shards", type=int, default=1 << 30)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--pending", type=int, default=8, help="wait while this many shards of this seed lie unread")
    parser.add_argument("--shares", default="0.6,0.8,0.25", help="of labels, controls and pages, 0..1 each")
    options = parser.parse_args()
    application = QApplication([sys.argv[0]])
    os.makedirs(options.folder, exist_ok=True)
    source = samples(screen.Studio(options.phrases), options.seed, [float(s) for s in options.shares.split(",")])
    for number in range(options.shards):
        wait_for_room(options.folder, f"w{options.seed}", options.pending)
        kinds, made, answers = zip(*(next(source) for _ in range(options.size)))
        write_shard(made, os.path.join(options.folder, f"w{options.seed}-{number:06d}"), kinds, answers)
    application.quit()


if __name__ == "__main__":
    main()
