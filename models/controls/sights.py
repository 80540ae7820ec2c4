"""What the control network sees of a piece of text: its two ends with what stands around them, and how it lies among the others.

The same in C++: core/engine/moondream/ControlSight.cpp.
"""

import math
import re

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 64, 48  # of each end, pixels
ACROSS, DOWN, OUTSIDE = 6.4, 4.8, 3.4  # text heights: of an end, and how much of it lies outside the text
BEYOND = (255, 0, 255)  # pixels that the picture does not have
FAR = 12.0  # text heights
SHORTCUT = re.compile(r"^((ctrl|control|shift|alt|cmd|command|meta|super|win|option)\s?[+\-]\s?)+\S{1,9}$|^f\d{1,2}$", re.IGNORECASE)
ADDRESS = re.compile(r"://|www\.|@\w", re.IGNORECASE)


def rounded(value):
    """As std::lround does for positive and negative numbers."""
    return math.floor(value + 0.5) if value >= 0 else -math.floor(-value + 0.5)


def cut(pixels, x, y, width, height):
    """A rectangle of the picture, also beyond its edges."""
    out = np.empty((height, width, 3), np.uint8)
    out[:] = BEYOND
    x0, y0, x1, y1 = max(0, x), max(0, y), min(pixels.shape[1], x + width), min(pixels.shape[0], y + height)
    if x1 > x0 and y1 > y0:
        out[y0 - y:y1 - y, x0 - x:x1 - x] = pixels[y0:y1, x0:x1]
    return out


def ends(pixels, box):
    """(HEIGHT, WIDTH, 6): the left and the right end of the text `box` (x, y, width, height; whole pixels)."""
    x, y, width, height = box
    across, down = max(1, rounded(ACROSS * height)), max(1, rounded(DOWN * height))
    top = rounded(y + height / 2 - DOWN * height / 2)
    lefts = rounded(x - OUTSIDE * height), rounded(x + width + OUTSIDE * height) - across
    parts = [Image.fromarray(cut(pixels, left, top, across, down)).resize((WIDTH, HEIGHT), Image.BICUBIC) for left in lefts]
    return np.concatenate([np.asarray(part) for part in parts], 2)


def overlap(a0, a1, b0, b1):
    return min(a1, b1) - max(a0, b0)


def facts(size, boxes, texts):
    """(number of boxes, 18): sizes and places in text heights, distances to the neighbours, and what the text looks like."""
    boxes = np.asarray(boxes, np.float64).reshape(-1, 4)
    heights = np.sort(boxes[:, 3])
    median = heights[len(heights) // 2]
    out = np.zeros((len(boxes), 18), np.float32)
    for index, ((x, y, w, h), text) in enumerate(zip(boxes, texts)):
        near = [FAR * h] * 4
        aligned = beside = 0
        for other, (ox, oy, ow, oh) in enumerate(boxes):
            if other == index:
                continue
            row = overlap(y, y + h, oy, oy + oh) > 0.5 * min(h, oh)
            if row:
                beside += 1
                side = 0 if ox < x else 1
                gap = x - (ox + ow) if side == 0 else ox - (x + w)
                near[side] = min(near[side], max(0.0, gap))
            else:
                aligned += abs(ox - x) < 0.4 * h
                if overlap(x, x + w, ox, ox + ow) > 0:
                    side = 2 if oy < y else 3
                    gap = y - (oy + oh) if side == 2 else oy - (y + h)
                    near[side] = min(near[side], max(0.0, gap))
        shown = text.strip()
        digits = sum(char.isdigit() and char.isascii() for char in shown)
        out[index] = [min(w / h, 30) / 10, x / size[0], (x + w) / size[0], (y + h / 2) / size[1], math.log(size[0] / h) / 4, math.log(size[1] / h) / 4,
                      *(value / h / FAR for value in near), min(aligned, 10) / 10, min(beside, 10) / 10, min(h / median, 3.0),
                      shown.endswith(":"), shown.endswith(("...", "…")), bool(ADDRESS.search(shown)), digits / max(1, len(shown)),
                      bool(SHORTCUT.match(shown))]
    return out
