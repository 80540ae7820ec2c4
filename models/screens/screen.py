"""One screen from one seed: the picture and the truth about it."""

import ctypes
import os
import random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import lcd
import truth
import windows
from looks import Look, Marks
from parts import Parts
from words import Words


class Screen:
    """`pixels` (height, width, 3); `elements` in reading order, their places in the window's pixels: times `scale` they are the picture's."""

    def __init__(self, pixels, scale, elements, facts):
        self.pixels, self.scale, self.elements, self.facts = pixels, scale, elements, facts

    def rect(self, box):
        """[left, top, right, bottom] in the picture."""
        return [round(v * self.scale, 1) for v in (box.left(), box.top(), box.right(), box.bottom())]

    def truth(self):
        """Everything that is known, ready for JSON."""
        out = []
        for element in self.elements:
            entry = {"kind": element.kind, "text": element.text, "control": self.rect(element.control)}
            if element.lines:
                entry["box"] = self.rect(element.box())
                entry["lines"] = [{"text": line.text, "box": self.rect(line.box()), "cut": line.cut()} for line in element.lines]
            if element.state:
                entry["state"] = element.state
            if truth.elided(element):
                entry["elided"] = True
            facts = {k: v for k, v in element.facts.items() if k not in ("full", "part")}
            out.append(entry | facts | element.surroundings)
        return self.facts | {"size": [self.pixels.shape[1], self.pixels.shape[0]], "elements": out}


def keep_none_alive():
    """PySide6 drops references to None in long runs, which would end the program."""
    ctypes.c_ssize_t.from_address(id(None)).value = 1 << 50


class Studio:
    """Makes screens; needs a QApplication for its whole life."""

    def __init__(self, phrases=None, language="en"):
        keep_none_alive()
        self.language = language
        self.words, self.marks = Words(phrases, language), Marks()

    def make(self, seed, kind=None):
        """The screen of `seed`; the same seed gives the same bytes."""
        rng = random.Random(f"screen {self.language} {seed}")
        self.words.begin(seed)
        look = Look(rng, self.language == "zh")
        look.apply(self.marks)
        parts = Parts(rng, self.words, look)
        root, name, title = windows.build(parts, kind)
        root.setFont(look.font())
        self.size(root, rng, name)
        pixels = self.paint(root, look)
        reading = truth.Reading(root)
        elements = reading.elements()
        for element in elements:
            element.surroundings = truth.surroundings(element, root)
        if look.lcd:
            boxes = [[v * look.scale for v in line.box().intersected(line.clip).getCoords()] for element in elements for line in element.lines]
            pixels = lcd.letters(rng, root, look, pixels, boxes)
        facts = {"seed": seed, "language": self.language, "window": name, "title": title, "scale": look.scale, "style": look.style,
                 "sheet": look.sheet, "font": look.family, "dark": look.theme.back.lightness() < 128, "lcd": look.lcd}
        for element in elements:
            element.widget = None
        root.hide()
        root.deleteLater()
        QApplication.sendPostedEvents(None, 52)
        return Screen(pixels, look.scale, elements, facts)

    @staticmethod
    def size(root, rng, name):
        root.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        root.ensurePolished()
        hint = root.sizeHint()
        limit = 760 if name in ("main window", "web page", "code editor", "terminal", "menu", "table") else 620
        width = min(limit, max(180, round(hint.width() * rng.uniform(1.0, 1.3))))
        if name in ("terminal", "log", "code editor", "web page", "chat"):
            width = rng.randint(340, 700)
        height = min(640, max(80, round(max(root.heightForWidth(width) if root.hasHeightForWidth() else 0, hint.height()) * rng.uniform(1.0, 1.15))))
        if name in ("main window", "menu", "code editor"):
            height = max(height, 240)
        if name in ("table", "tree", "file dialog"):
            width, height = max(width, rng.randint(320, 560)), max(height, rng.randint(240, 420))
        if name == "popup menu":
            width, height = hint.width(), hint.height()
        minimum = root.minimumSizeHint()
        root.resize(QSize(width, height).expandedTo(minimum))
        root.show()
        if root.overlay is not None:
            menu = root.overlay
            menu.resize(menu.sizeHint())
            menu.move(rng.randint(0, max(0, root.width() - menu.width())), rng.randint(20, 60))
            menu.show()
            menu.raise_()
            if menu.geometry().bottom() > root.height():
                root.resize(root.width(), menu.geometry().bottom() + rng.randint(8, 60))
        QApplication.sendPostedEvents()

    @staticmethod
    def paint(root, look):
        scale = look.scale
        image = QImage(round(root.width() * scale), round(root.height() * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(look.theme.back)
        root.render(image, QPoint(0, 0))
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
        return raw[:, :image.width(), 2::-1].copy()
