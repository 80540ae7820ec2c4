"""Checks of the screens and of what is told about them: python -m unittest (in this folder)."""

import json
import sys
import unittest

import numpy as np
import screen
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

APPLICATION = QApplication.instance() or QApplication(sys.argv[:1])
STUDIO = screen.Studio()
CHINESE = screen.Studio(language="zh")


def resolved(font):
    """The font with every property set on purpose, so that a painter takes none from the application's font."""
    out = QFont(font.family())
    out.setPixelSize(QFontInfo(font).pixelSize())
    out.setWeight(font.weight())
    out.setItalic(font.italic())
    out.setHintingPreference(font.hintingPreference())
    return out


def inked(made, line, shift=0.0):
    """How much of the pixels of the line's letters have the colour of its pen in the picture, 0..1; None for tiny or faint text."""
    left, top, right, bottom = (max(0, round(v)) for v in made.rect(line.box()))
    seen = made.pixels[top:bottom, left:right].astype(float)
    height, width = seen.shape[:2]
    mask = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    mask.fill(0)
    painter = QPainter(mask)
    painter.translate(-left, -top)
    painter.scale(made.scale, made.scale)
    for run in line.runs:
        painter.setFont(resolved(run.font))
        painter.setPen(QColor("black"))
        painter.drawText(QPointF(run.x + shift, run.base), run.text)
    painter.end()
    raw = np.frombuffer(mask.constBits(), np.uint8).reshape(height, mask.bytesPerLine() // 4, 4)
    full = raw[:, :width, 3] > 150
    if full.sum() < 12:
        return None
    pen = np.array(line.runs[0].colour.getRgb()[:3], float)
    ground = np.median(seen.reshape(-1, 3), axis=0)
    contrast = np.abs(pen - ground).max()
    if contrast < 40:
        return None
    near = np.abs(seen - ground).max(-1) > 0.4 * contrast
    return near[full].mean()


class Truth(unittest.TestCase):
    def test_same_seed_same_bytes(self):
        for studio in (STUDIO, CHINESE):
            first, second = studio.make("again"), studio.make("again")
            self.assertTrue(np.array_equal(first.pixels, second.pixels))
            self.assertEqual(json.dumps(first.truth()), json.dumps(second.truth()))
            self.assertNotEqual(json.dumps(first.truth()), json.dumps(studio.make("other").truth()))

    def test_ink_is_where_the_letters_are(self):
        for studio in (STUDIO, CHINESE):
            poor, shifted, total = [], 0, 0
            for seed in range(30):
                made = studio.make(f"ink {seed}")
                for element in made.elements:
                    for line in element.lines:
                        share = None if line.cut() else inked(made, line)
                        if share is None:
                            continue
                        total += 1
                        shifted += (inked(made, line, 2.5) or 0) > 0.7
                        if share < 0.7:
                            poor.append((seed, element.kind, line.text, round(float(share), 2)))
            self.assertGreater(total, 250)
            self.assertLess(len(poor), 0.01 * total, poor)
            self.assertLess(shifted, 0.4 * total)

    def test_no_ink_beside_the_text_of_a_label(self):
        checked, beside = 0, []
        for seed in range(150):
            made = STUDIO.make(f"beside {seed}")
            if made.facts["window"] in ("menu", "chat") or made.facts["lcd"]:
                continue
            for element in made.elements:
                if element.kind != "label" or element.facts.get("role") not in (None, "message", "value") or len(element.lines) != 1 or element.lines[0].cut():
                    continue
                control, text = made.rect(element.control), made.rect(element.lines[0].letters())
                top, bottom = round(text[1]), round(text[3])
                outside = [made.pixels[top:bottom, round(control[0]) + 1:round(text[0]) - 3], made.pixels[top:bottom, round(text[2]) + 4:round(control[2]) - 1]]
                for part in outside:
                    if part.size:
                        checked += 1
                        if np.ptp(part.reshape(-1, 3).astype(int), axis=0).max() > 24:
                            beside.append((seed, element.text))
        self.assertGreater(checked, 30)
        self.assertLessEqual(len(beside), 0.02 * checked, beside)

    def test_every_kind_of_control_and_state_occurs(self):
        kinds, states = set(), set()
        for seed in range(80):
            for element in STUDIO.make(f"kinds {seed}").elements:
                kinds.add(element.kind)
                states.update(element.state)
        self.assertEqual(kinds, {"label", "title", "button", "checkbox", "radio", "tab", "field", "combobox", "menuitem", "listitem", "header", "link", "none"})
        self.assertEqual(states, {"on", "off", "disabled", "default"})

    def test_no_text_is_told_twice(self):
        for seed in range(40):
            boxes = [line.letters() for e in STUDIO.make(f"twice {seed}").elements for line in e.lines if not line.cut()]
            for index, box in enumerate(boxes):
                for other in boxes[:index]:
                    both = box.intersected(other)
                    self.assertLess(both.width() * both.height(), 0.3 * box.width() * box.height(), seed)


if __name__ == "__main__":
    unittest.main()
