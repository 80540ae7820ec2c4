"""Letters as flat screens show them: a third of a pixel for each colour."""

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter


def wide_picture(root, scale, colour):
    """The window three times as wide: (height, 3 * width, 3)."""
    width, height = round(root.width() * scale), round(root.height() * scale)
    image = QImage(3 * width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    painter = QPainter(image)
    painter.scale(3 * scale, scale)
    root.render(painter, QPoint(0, 0))
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine() // 4, 4)
    return raw[:, :3 * width, 2::-1].copy()


def subpixels(wide, taps, reverse):
    """Filters the wide picture and takes red, green and blue from neighbouring thirds."""
    padded = np.pad(wide.astype(np.float32), ((0, 0), (2, 2), (0, 0)), mode="edge")
    length, half = wide.shape[1], len(taps) // 2
    soft = sum(padded[:, 2 + k - half:2 + k - half + length] * tap for k, tap in enumerate(taps)) / sum(taps)
    order = (2, 1, 0) if reverse else (0, 1, 2)
    return np.stack([soft[:, order[c]::3, c] for c in range(3)], -1).clip(0, 255).astype(np.uint8)


def letters(rng, root, look, pixels, boxes):
    """`pixels` with the texts in `boxes` (left, top, right, bottom in pixels) drawn for LCD screens."""
    taps = rng.choice([(1, 2, 3, 2, 1), (1, 1, 1)])
    made = subpixels(wide_picture(root, look.scale, look.theme.back), taps, rng.random() < 0.12)
    out = pixels.copy()
    for left, top, right, bottom in boxes:
        area = slice(max(0, int(top)), int(bottom) + 1), slice(max(0, int(left) - 1), int(right) + 2)
        out[area] = made[area]
    return out
