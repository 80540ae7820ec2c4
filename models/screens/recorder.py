"""Every piece of text that a real widget paints, with the place and font it is painted with."""

import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reader"))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPaintDevice, QPaintEngine, QRegion
from PySide6.QtWidgets import QWidget


@dataclass
class Run:
    """Text painted in one go, in the window's pixels: `x` is its left edge, `base` its base line."""
    text: str
    x: float
    base: float
    width: float
    font: QFont
    colour: QColor

    def __post_init__(self):
        self.size = QFontInfo(self.font).pixelSize()
        metrics = QFontMetricsF(self.font)
        self.ascent, self.descent = metrics.ascent(), metrics.descent()

    @property
    def middle(self):
        return self.x + self.width / 2, self.base - 0.34 * self.size


class _Engine(QPaintEngine):
    """Paints nothing and keeps the text."""

    def __init__(self):
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.runs = []

    def begin(self, device):
        self.setActive(True)
        return True

    def end(self):
        self.setActive(False)
        return True

    def type(self):
        return QPaintEngine.Type.User

    def drawTextItem(self, point, item):
        painter = self.painter()
        place, text = painter.deviceTransform().map(point), item.text()
        lead = len(text) - len(text.lstrip())
        width = item.width()
        if lead:
            skipped = QFontMetricsF(item.font()).horizontalAdvance(text[:lead])
            place.setX(place.x() + skipped)
            width -= skipped
        text = text[lead:]
        if text.strip():
            self.runs.append(Run(text.replace("\u00a0", " "), place.x(), place.y(), width, QFont(item.font()), painter.pen().color()))

    def updateState(self, state):
        pass

    def drawPixmap(self, target, pixmap, source):
        pass

    def _nothing(self, *arguments):
        pass

    drawImage = drawPath = drawPolygon = drawRects = drawLines = drawEllipse = drawPoints = drawTiledPixmap = _nothing


class _Device(QPaintDevice):
    def __init__(self, width, height):
        super().__init__()
        self.engine = _Engine()
        metric = QPaintDevice.PaintDeviceMetric
        self.metrics = {
            metric.PdmWidth: width, metric.PdmHeight: height, metric.PdmWidthMM: width // 4, metric.PdmHeightMM: height // 4,
            metric.PdmDepth: 32, metric.PdmNumColors: 1 << 24, metric.PdmDpiX: 96, metric.PdmDpiY: 96,
            metric.PdmPhysicalDpiX: 96, metric.PdmPhysicalDpiY: 96, metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 1 << 16}

    def paintEngine(self):
        return self.engine

    def metric(self, name):
        return self.metrics.get(name, 0)


def painted_text(root, widget):
    """The runs that `widget` alone, without its children, paints; places are those in `root`."""
    device = _Device(root.width(), root.height())
    offset = widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0)
    widget.render(device, offset, QRegion(), QWidget.RenderFlag(0))
    return device.engine.runs
