"""What the model should say: per-patch characters for the encoder, token sequences for the decoder."""

import numpy as np

from charset import BLANK, END, FIRST, KIND, LABEL, NEWLINE, READ
from model import GRID, PATCH, SUBCOLUMNS

IGNORE = -1
COLUMN = PATCH / SUBCOLUMNS
CHAR, X, Y, HALF, VISIBLE, ROW, ITEM, ROLE = range(8)
READABLE = 0.65


def dense_map(chars):
    """(27, 108) character numbers at the characters' centres; BLANK elsewhere, IGNORE where nobody could tell."""
    width = GRID * SUBCOLUMNS
    grid = np.full((GRID, width), BLANK, np.int64)
    for char in chars:
        row, column = int(char[Y] // PATCH), int(char[X] // COLUMN)
        if not 0 <= column < width:
            continue
        if char[VISIBLE] < READABLE:
            for near in range(max(0, row - 1), min(GRID, row + 2)):
                part = grid[near, max(0, column - 1):column + 2]
                part[part == BLANK] = IGNORE
            continue
        if not 0 <= row < GRID:
            continue
        inside = char[Y] - row * PATCH
        for near, close in ((row - 1, inside < 2.5), (row + 1, inside > PATCH - 2.5)):
            if close and 0 <= near < GRID and grid[near, column] == BLANK:
                grid[near, column] = IGNORE
        if grid[row, column] >= 0 and grid[row, column] != BLANK:
            column += 1
            if column >= width or 0 <= grid[row, column] < BLANK:
                continue
        grid[row, column] = int(char[CHAR])
    return grid


def spoken(chars, task):
    """The answer as rows of (token, x, y); END is not included."""
    if task == LABEL:
        chars = chars[chars[:, ROLE] == 0]
    out = []
    for row in np.unique(chars[:, ROW]):
        line, before = [], None
        members = chars[chars[:, ROW] == row]
        for char in members[np.argsort(members[:, X], kind="stable")]:
            if char[VISIBLE] <= READABLE - 0.05:
                continue
            if before is not None and char[ITEM] != before and line and line[-1][0] != FIRST:
                line.append((FIRST, char[X], char[Y]))
            before = char[ITEM]
            line.append((int(char[CHAR]) + FIRST, char[X], char[Y]))
        while line and line[-1][0] == FIRST:
            line.pop()
        while line and line[0][0] == FIRST:
            line.pop(0)
        if line:
            if out:
                out.append((NEWLINE, line[0][1], line[0][2]))
            out += line
    return out


def without_place(tokens):
    """A given answer as rows of (token, None, None): no patch is to be looked at."""
    return [(int(token), None, None) for token in tokens]


def within_rows(chars, first, last):
    """Characters as they are seen when only the patch rows first..last-1 are shown."""
    chars = chars.copy()
    top, bottom = chars[:, Y] - chars[:, HALF], chars[:, Y] + chars[:, HALF]
    shown = np.minimum(bottom, last * PATCH) - np.maximum(top, first * PATCH)
    share = np.clip(shown / np.maximum(0.1, bottom - top), 0, 1)
    chars[:, VISIBLE] *= share
    return chars[chars[:, VISIBLE] > 0.02]


def sequences(answers, task_tokens, shown, limit):
    """Padded decoder input, wanted tokens and the index of the patch to look at (IGNORE where none)."""
    length = min(limit, max(len(a) for a in answers) + 1)
    given = np.zeros((len(answers), length), np.int64)
    wanted = np.full_like(given, IGNORE)
    look = np.full_like(given, IGNORE)
    for index, (words, task) in enumerate(zip(answers, task_tokens)):
        slots = np.full(GRID * GRID, IGNORE, np.int64)
        slots[shown[index]] = np.arange(len(shown[index]))
        given[index, 0] = task
        for step, (token, x, y) in enumerate(words[:length]):
            wanted[index, step] = token
            if step + 1 < length:
                given[index, step + 1] = token
            if x is None:
                continue
            row, column = (min(GRID - 1, max(0, int(value // PATCH))) for value in (y, x))
            look[index, step] = slots[row * GRID + column]
        if len(words) < length:
            wanted[index, len(words)] = END
    return given, wanted, look


def task_of(kind, rng):
    """Label crops are mostly asked for the label, pages are always read out, controls for their kind."""
    if kind == 2:
        return KIND
    return LABEL if kind == 0 and rng.random() < 0.8 else READ
