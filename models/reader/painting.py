"""Colours, fonts and a surface that remembers where every character was painted."""

import numpy as np
from PIL import Image, ImageFilter
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from charset import CHAR_INDEX

FAMILIES = {
    "Noto Sans": 5, "Open Sans": 5, "Inter": 6, "Roboto": 3, "Cantarell": 3, "DejaVu Sans": 4, "Liberation Sans": 4,
    "Lato": 2, "Carlito": 2, "Arimo": 2, "FreeSans": 1, "Nimbus Sans": 2, "Noto Sans Display": 2, "Noto Sans UI": 1,
    "Oxygen": 1, "Oxygen-Sans": 1, "PT Sans": 2, "Cabin": 1, "Roboto Condensed": 1, "Liberation Sans Narrow": 1,
    "Hack": 1, "Fira Code": 1, "DejaVu Sans Mono": 1, "Liberation Mono": 1, "JetBrains Mono": 1, "Noto Mono": 1,
    "Noto Serif": 1, "Tinos": 1, "Liberation Serif": 1, "DejaVu Sans Condensed": 1, "URW Gothic": 1,
}


def mix(first, second, amount):
    return QColor(*(round(a * (1 - amount) + b * amount) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3])))


class Theme:
    """A consistent set of interface colours."""

    def __init__(self, rng):
        def near(level, spread):
            return QColor(*(max(0, min(255, level + rng.randint(-spread, spread))) for _ in range(3)))

        if rng.random() < 0.4:
            level = rng.randint(8, 75)
            self.back, self.base = near(level, 8), near(max(0, level - rng.randint(0, 22)), 5)
            self.ink = near(rng.randint(195, 255), 5)
        else:
            self.back, self.base = near(rng.randint(212, 255), 6), near(rng.randint(240, 255), 3)
            self.ink = near(rng.randint(0, 70), 10)
        if rng.random() < 0.07:
            self.back = self.base = QColor(*(rng.randint(0, 255) for _ in range(3)))
            self.ink = near(235, 15) if self.back.lightness() < 128 else near(20, 15)
        self.accent = QColor.fromHsv(rng.randint(0, 359), rng.randint(80, 255), rng.randint(90, 235))
        self.on_accent = QColor("white") if self.accent.lightness() < 150 else QColor("black")
        self.faint = mix(self.ink, self.back, rng.uniform(0.3, 0.62))
        self.line = mix(self.ink, self.back, rng.uniform(0.6, 0.92))
        self.button = mix(self.back, self.ink, rng.uniform(0.0, 0.18))

    def selected(self):
        other = object.__new__(Theme)
        other.__dict__.update(self.__dict__, back=self.accent, base=self.accent, ink=self.on_accent, faint=self.on_accent,
                              button=self.accent, accent=self.ink, on_accent=self.accent)
        return other


class Fonts:
    def __init__(self, rng):
        self.rng = rng
        installed = set(QFontDatabase.families())
        self.families = [name for name, weight in FAMILIES.items() if name in installed for _ in range(weight)]
        if not self.families:
            raise SystemExit("no known font family is installed; see README.md")

    def family(self):
        return self.rng.choice(self.families)

    def make(self, pixels, family=None, weight=None):
        font = QFont(family or self.family())
        font.setPixelSize(max(7, round(pixels)))
        draw = self.rng.random()
        if weight is None:
            weight = (QFont.Weight.Bold if draw < 0.12 else QFont.Weight.DemiBold if draw < 0.18 else
                      QFont.Weight.Medium if draw < 0.26 else QFont.Weight.Light if draw < 0.29 else QFont.Weight.Normal)
        font.setWeight(weight)
        font.setItalic(self.rng.random() < 0.04)
        font.setHintingPreference(self.rng.choice(list(QFont.HintingPreference)))
        return font


class Surface:
    def __init__(self, rng, width, height, theme):
        self.rng, self.width, self.height, self.theme = rng, width, height, theme
        self.subpixel = rng.random() < 0.12
        self.image = QImage(width * (3 if self.subpixel else 1), height, QImage.Format.Format_RGB32)
        self.image.fill(theme.back)
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if self.subpixel:
            self.painter.scale(3, 1)
        self.chars, self.items = [], 0

    def text(self, x, base, text, font, colour, row, role=0):
        """Paints one line; records (character, x0, x1, middle, top, bottom, row, item, role)."""
        if not self.subpixel and font.hintingPreference() != QFont.HintingPreference.PreferNoHinting:
            x, base = round(x), round(base)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(x, base), text)
        metrics, size, before = QFontMetricsF(font), font.pixelSize(), 0.0
        for count, char in enumerate(text, 1):
            after = metrics.horizontalAdvance(text[:count])
            self.chars.append((CHAR_INDEX[char], x + before, x + after, base - 0.34 * size, base - 0.74 * size,
                               base + 0.2 * size, row, self.items, role))
            before = after
        self.items += 1
        return before

    def fill(self, x, y, width, height, colour):
        self.painter.fillRect(QRectF(x, y, width, height), colour)

    def box(self, rect, fill, pen, radius=0.0, thickness=1.0):
        painter = self.painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        painter.setPen(QPen(pen, thickness) if pen else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)
        painter.restore()

    def strokes(self, points, colour, thickness):
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(colour, thickness))
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self.painter.restore()

    def icon(self, x, y, size):
        """A small meaningless picture."""
        rng, theme, painter = self.rng, self.theme, self.painter
        colour = rng.choice([theme.ink, theme.accent, theme.faint, QColor(*(rng.randint(0, 255) for _ in range(3)))])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, max(1.0, size / 10)))
        painter.setBrush(colour if rng.random() < 0.5 else Qt.BrushStyle.NoBrush)
        rect, shape = QRectF(x, y, size, size), rng.randint(0, 5)
        inside = [QPointF(x + rng.random() * size, y + rng.random() * size) for _ in range(rng.randint(3, 7))]
        if shape == 0:
            painter.drawEllipse(rect)
        elif shape == 1:
            painter.drawRoundedRect(rect, size / 5, size / 5)
        elif shape == 2:
            painter.drawPolygon(QPolygonF(inside))
        elif shape == 3:
            painter.drawPolyline(QPolygonF(inside))
        elif shape == 4:
            painter.drawArc(rect, rng.randint(0, 5000), rng.randint(2000, 5000))
            painter.drawEllipse(QRectF(x + size * 0.3, y + size * 0.3, size * 0.4, size * 0.4))
        else:
            painter.drawRect(QRectF(x, y + size * 0.2, size, size * 0.7))
            painter.drawRect(QRectF(x, y + size * 0.1, size * 0.5, size * 0.2))
        painter.restore()

    def finish(self):
        self.painter.end()
        image = self.image
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
        pixels = raw[:, :image.width(), 2::-1].copy()
        if not self.subpixel:
            return pixels
        taps = self.rng.choice([(1, 2, 3, 2, 1), (1, 1, 1)])
        wide = np.pad(pixels.astype(np.float32), ((0, 0), (3, 3), (0, 0)), mode="edge")
        half, length = len(taps) // 2, pixels.shape[1]
        soft = sum(wide[:, 3 + k - half:3 + k - half + length] * tap for k, tap in enumerate(taps)) / sum(taps)
        order = (0, 1, 2) if self.rng.random() < 0.85 else (2, 1, 0)
        return np.stack([soft[:, order[c]::3, c] for c in range(3)], -1).clip(0, 255).astype(np.uint8)


def weather(rng, pixels):
    """What happens to screenshots: scaling, softening, heavier strokes. Returns the pixels and the scale."""
    scale, draw = (1.0, 1.0), rng.random()
    if draw < 0.18:
        height, width = pixels.shape[:2]
        factor = rng.uniform(0.72, 1.4)
        size = max(8, round(width * factor)), max(8, round(height * factor))
        kernel = rng.choice([Image.BILINEAR, Image.BICUBIC, Image.LANCZOS, Image.BOX])
        pixels = np.asarray(Image.fromarray(pixels).resize(size, kernel))
        scale = size[0] / width, size[1] / height
    elif draw < 0.23:
        pixels = np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.6))))
    if rng.random() < 0.12:
        soft = pixels.astype(np.float32)
        moved = np.roll(soft, 1, axis=1)
        moved[:, 0] = soft[:, 0]
        amount = rng.uniform(0.1, 0.45)
        dark_ink = np.median(soft) > 127
        both = np.minimum(soft, moved) if dark_ink else np.maximum(soft, moved)
        pixels = (soft * (1 - amount) + both * amount).astype(np.uint8)
    return pixels, scale
