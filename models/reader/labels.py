"""A crop of one labelled region with its margin, neighbours partly in view."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

import widgets
from painting import Surface, Theme


def scale(rng):
    """Screen scale factors: mostly 1, a good share of 2."""
    draw = rng.random()
    if draw < 0.42:
        return 1.0
    return rng.uniform(1.05, 1.6) if draw < 0.68 else 2.0 if draw < 0.9 else rng.uniform(1.6, 2.3)


def text_size(rng, factor):
    return (rng.uniform(10.5, 16.5) if rng.random() < 0.88 else rng.uniform(9, 24)) * factor


def margins(rng, width, height):
    """Left, right, top and bottom margin of the crop around the label's rectangle."""
    draw = rng.random()
    if draw < 0.32:
        return (0, 0, 0, 0)
    if draw < 0.58:
        return (rng.choice([6, 6, rng.randint(2, 10)]),) * 4
    if draw < 0.86:
        part = rng.choice([0.3, rng.uniform(0.15, 0.4)])
        return (int(width * part),) * 2 + (int(height * part),) * 2
    return tuple(int(rng.uniform(0, 0.45) * (width if side < 2 else height)) for side in range(4))


def region_around(rng, rect, kind, size, left_pad):
    """The rectangle a person would give for the label: tight, a table cell, or only the inside of the widget."""
    draw = rng.random()
    if draw < 0.45 or kind in widgets.FRAMED and draw < 0.75:
        across, above = rng.uniform(0, 0.5) * size, rng.uniform(-0.05, 0.5) * size
        return rect.adjusted(-across, -above, across, above)
    height = size * rng.uniform(1.25, 2.9)
    right = rng.uniform(0, 7) * size if rng.random() < 0.5 else left_pad
    middle = rect.center().y()
    return QRectF(rect.left() - left_pad, middle - height / 2, rect.width() + left_pad + right, height)


def piece_around(rng, chars):
    """The rectangle of the label's ink with a quarter of its height around it, as the program cuts a line of text."""
    own = [c for c in chars if c[8] == 0]
    left, right = min(c[1] for c in own), max(c[2] for c in own)
    top, bottom = min(c[4] for c in own), max(c[5] for c in own)
    height = (bottom - top) * rng.uniform(0.8, 1.0)
    middle, margin = (top + bottom) / 2, height * rng.uniform(0.1, 0.4)
    return QRectF(left - margin, middle - height / 2 - margin, right - left + 2 * margin, height + 2 * margin)


def neighbours(surface, writer, fonts, theme, region, font, left, base):
    rng, size = surface.rng, font.pixelSize()
    pitch = max(region.height() * rng.uniform(0.95, 1.25), size * 1.3)
    other = QFont(font) if rng.random() < 0.8 else fonts.make(size)
    for step in (-2, -1, 1, 2):
        if rng.random() < 0.8:
            start = left if rng.random() < 0.75 else rng.uniform(0, surface.width / 2)
            kind = rng.choice(["plain", "plain", "plain", "icon", "check", "faint"])
            widgets.draw(surface, theme, start, base + step * pitch, writer.phrase(34), other, kind, step, 1)
    if rng.random() < 0.5:
        surface.text(region.right() + rng.uniform(0.1, 2) * size, base, writer.phrase(20), other, theme.ink, 0, 1)
    if rng.random() < 0.35:
        text = writer.phrase(18)
        start = region.left() - QFontMetricsF(other).horizontalAdvance(text) - rng.uniform(0.1, 2) * size
        surface.text(start, base, text, other, theme.ink, 0, 1)


def paint(rng, writer, fonts):
    """Returns the pixels of the crop and its characters."""
    theme, size = Theme(rng), text_size(rng, scale(rng))
    font = fonts.make(size)
    kind = rng.choice(widgets.KINDS)
    text = writer.phrase(rng.choice([3, 6, 10, 14, 20, 28, 36, 44]))
    metrics, size = QFontMetricsF(font), font.pixelSize()
    while len(text) > 3 and metrics.horizontalAdvance(text) > 620:
        text = text[:-1].rstrip()
    span = metrics.horizontalAdvance(text) + widgets.extra_width(kind) * size
    width, height = int(span * 2 + 16 * size), int(size * 11)
    left, base = span * 0.45 + 8 * size, height / 2 + 0.36 * size
    left_pad = size * (rng.uniform(0.05, 0.8) if rng.random() < 0.7 else rng.uniform(0.3, 4))

    surface = Surface(rng, width, height, theme)
    if rng.random() < 0.12:
        theme = theme.selected()
        band = size * rng.uniform(1.3, 2.6)
        surface.fill(0, base - 0.36 * size - band / 2, width, band, theme.back)
    elif rng.random() < 0.35:
        band = size * rng.uniform(1.3, 3)
        surface.fill(left - left_pad, base - 0.36 * size - band / 2, span + 6 * size, band, theme.base)
    rect = widgets.draw(surface, theme, left, base, text, font, kind, 0)
    as_piece = rng.random() < 0.5
    region = piece_around(rng, surface.chars) if as_piece else region_around(rng, rect, kind, size, left_pad)
    if rng.random() < 0.6:
        neighbours(surface, writer, fonts, surface.theme, region, font, left, base)
    if rng.random() < 0.15:
        for y in (region.top(), region.bottom()):
            surface.fill(0, int(y), width, 1, surface.theme.line)
    if rng.random() < 0.08:
        surface.fill(int(region.left()), 0, 1, height, surface.theme.line)
    pixels = surface.finish()

    x0, y0, x1, y1 = (round(value) for value in (region.left(), region.top(), region.right(), region.bottom()))
    more = (0, 0, 0, 0) if as_piece else margins(rng, x1 - x0, y1 - y0)
    x0, x1 = max(0, x0 - more[0]), min(width, x1 + more[1])
    y0, y1 = max(0, y0 - more[2]), min(height, y1 + more[3])
    chars = [(c[0], c[1] - x0, c[2] - x0, c[3] - y0, c[4] - y0, c[5] - y0, *c[6:]) for c in surface.chars]
    return pixels[y0:y1, x0:x1], chars
