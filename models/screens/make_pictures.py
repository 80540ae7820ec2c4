"""Writes pictures without any text, as people paste them by mistake: photos, drawings, charts, icons, wallpapers, nothing.

usage: make_pictures.py FOLDER --seed N --count N
The photos are made of random surfaces with the statistics of natural pictures; nothing is taken from anywhere.
"""

import argparse
import math
import os
import random
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF
from screen import keep_none_alive


def surface(dice, height, width, slope):
    """Noise whose strength falls with the frequency to the power of `slope`: 1 is rough ground, 2 are clouds."""
    across, down = np.fft.fftfreq(width)[None, :], np.fft.fftfreq(height)[:, None]
    frequency = np.maximum(np.hypot(across, down), 1 / max(width, height))
    waves = np.fft.fft2(dice.standard_normal((height, width))) / frequency ** slope
    field = np.fft.ifft2(waves).real
    return (field - field.min()) / (np.ptp(field) + 1e-9)


def colours(rng, count):
    return np.array([[rng.uniform(0, 255) for _ in range(3)] for _ in range(count)])


def tinted(field, tints):
    """The values 0..1 of `field` as a way through the tints."""
    place = field * (len(tints) - 1)
    low = np.minimum(place.astype(int), len(tints) - 2)
    part = (place - low)[..., None]
    return tints[low] * (1 - part) + tints[low + 1] * part


def photo(rng, dice, width, height):
    """Several surfaces behind each other with a horizon, light and sensor noise."""
    picture = tinted(surface(dice, height, width, rng.uniform(1.4, 2.2)), colours(rng, 3))
    for _ in range(rng.randint(1, 5)):
        ground = tinted(surface(dice, height, width, rng.uniform(0.7, 1.6)), colours(rng, 3))
        shape = surface(dice, height, width, rng.uniform(1.6, 2.6)) + np.linspace(-0.5, 0.5, height)[:, None] * rng.uniform(-1, 2)
        edge = np.clip((shape - np.quantile(shape, rng.uniform(0.3, 0.8))) * rng.choice([8, 40, 200]), 0, 1)[..., None]
        picture = picture * (1 - edge) + ground * edge
    return picture + dice.normal(0, rng.uniform(0, 9), picture.shape)


def texture(rng, dice, width, height):
    """Grass, fabric, gravel, rain: one rough surface, perhaps with a direction."""
    field = surface(dice, height, width, rng.uniform(0, 1.1))
    steps = rng.randint(1, 7)
    if rng.random() < 0.5:
        field = sum(np.roll(field, step, axis=rng.choice([0, 1])) for step in range(steps)) / steps
    return tinted(np.clip(field, 0, 1), colours(rng, rng.randint(2, 4)))


def gradient(rng, dice, width, height):
    y, x = np.mgrid[0:height, 0:width]
    angle = rng.uniform(0, math.tau)
    field = x * math.cos(angle) / width + y * math.sin(angle) / height
    return tinted((field - field.min()) / max(1e-9, np.ptp(field)), colours(rng, rng.randint(2, 4)))


def painted(draw):
    def make(rng, dice, width, height):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(*(rng.choice([255, 245, 30, rng.randint(0, 255)]) for _ in range(3))) if rng.random() < 0.4 else QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, rng.random() < 0.9)
        draw(rng, painter, width, height)
        painter.end()
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine() // 4, 4)
        return raw[:, :width, 2::-1].astype(float)
    return make


def any_colour(rng):
    return QColor(*(rng.randint(0, 255) for _ in range(3)))


def drawing(rng, painter, width, height):
    """Sketched strokes, boxes, circles and arrows."""
    for _ in range(rng.randint(3, 30)):
        painter.setPen(QPen(any_colour(rng) if rng.random() < 0.4 else QColor("black"), rng.uniform(1, 4)))
        painter.setBrush(any_colour(rng) if rng.random() < 0.25 else Qt.BrushStyle.NoBrush)
        at = lambda: QPointF(rng.uniform(0, width), rng.uniform(0, height))  # noqa: E731
        shape = rng.randint(0, 4)
        if shape == 0:
            path = QPainterPath(at())
            path.cubicTo(at(), at(), at())
            painter.drawPath(path)
        elif shape == 1:
            painter.drawRect(QRectF(at(), at()))
        elif shape == 2:
            painter.drawEllipse(at(), rng.uniform(4, width / 4), rng.uniform(4, height / 4))
        elif shape == 3:
            painter.drawLine(at(), at())
        else:
            painter.drawPolygon(QPolygonF([at() for _ in range(rng.randint(3, 6))]))


def chart(rng, painter, width, height):
    """Bars, a line or a pie without labels."""
    painter.setPen(QPen(QColor(200, 200, 200), 1))
    for step in range(rng.randint(0, 8)):
        painter.drawLine(10, height * step // 8 + 8, width - 10, height * step // 8 + 8)
    kind, count = rng.randint(0, 2), rng.randint(3, 40)
    painter.setPen(QPen(any_colour(rng), rng.uniform(1, 3)))
    if kind == 0:
        for i in range(count):
            painter.setBrush(any_colour(rng) if rng.random() < 0.3 else QColor(60, 120, 200))
            bar = rng.uniform(4, height - 20)
            painter.drawRect(QRectF(12 + i * (width - 24) / count, height - 10 - bar, 0.7 * (width - 24) / count, bar))
    elif kind == 1:
        painter.drawPolyline(QPolygonF([QPointF(10 + i * (width - 20) / count, rng.uniform(10, height - 10)) for i in range(count)]))
    else:
        for i in range(count // 3):
            painter.setBrush(any_colour(rng))
            painter.drawPie(QRectF(width / 4, 8, height - 16, height - 16), rng.randint(0, 5760), rng.randint(200, 1500))


def icons(rng, painter, width, height):
    """Rows of small pictures, as in a tool bar or on a desktop."""
    side, gap = rng.choice([16, 22, 24, 32, 48]), rng.randint(4, 20)
    for top in range(gap, height - side, side + gap + rng.randint(0, 6)):
        for left in range(gap, width - side, side + gap):
            if rng.random() < 0.2:
                continue
            painter.save()
            painter.translate(left, top)
            drawing(rng, painter, side, side) if rng.random() < 0.3 else simple_icon(rng, painter, side)
            painter.restore()


def simple_icon(rng, painter, side):
    painter.setPen(QPen(any_colour(rng), max(1.0, side / 12)))
    painter.setBrush(any_colour(rng) if rng.random() < 0.5 else Qt.BrushStyle.NoBrush)
    box = QRectF(0.15 * side, 0.15 * side, 0.7 * side, 0.7 * side)
    shape = rng.randint(0, 3)
    if shape == 0:
        painter.drawEllipse(box)
    elif shape == 1:
        painter.drawRoundedRect(box, side / 6, side / 6)
    elif shape == 2:
        painter.drawPolygon(QPolygonF([QPointF(rng.uniform(0, side), rng.uniform(0, side)) for _ in range(3)]))
    else:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())


def empty(rng, dice, width, height):
    return np.full((height, width, 3), colours(rng, 1)[0]) + dice.normal(0, rng.choice([0, 0, 2]), (height, width, 3))


KINDS = {"photo": photo, "texture": texture, "gradient": gradient, "drawing": painted(drawing), "chart": painted(chart),
         "icons": painted(icons), "empty": empty}
SHARES = ["photo"] * 5 + ["texture"] * 3 + ["gradient", "drawing", "drawing", "chart", "chart", "icons", "icons", "empty"]


def picture(seed):
    """(kind, pixels) of a seed; the same seed gives the same bytes."""
    rng = random.Random(f"picture {seed}")
    kind = rng.choice(SHARES)
    width, height = rng.randint(120, 520), rng.randint(60, 360)
    made = KINDS[kind](rng, np.random.default_rng(rng.getrandbits(32)), width, height)
    return kind, np.clip(made, 0, 255).astype(np.uint8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    application = QGuiApplication([sys.argv[0]])
    keep_none_alive()
    os.makedirs(options.folder, exist_ok=True)
    for number in range(options.count):
        kind, pixels = picture(f"{options.seed} {number}")
        Image.fromarray(pixels).save(os.path.join(options.folder, f"{number:04d}-{kind}.png"))
    print(f"{options.count} pictures")
    application.quit()


if __name__ == "__main__":
    main()
