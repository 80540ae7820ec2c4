"""How a window looks: style, colours, style sheet, font, scale, anti-aliasing."""

import os
import tempfile

import recorder  # noqa: F401
from painting import FAMILIES, Theme, mix
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QImage, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QStyleFactory

SHEETS = ["none", "none", "none", "flat", "rounded", "dense", "contrast", "mac", "gtk", "outline"]
SCALES = [1.0] * 9 + [1.25] * 4 + [1.5] * 4 + [2.0] * 3
COLOURS = {"red": (205, 45, 45), "green": (40, 150, 70), "blue": (40, 105, 215), "orange": (240, 140, 30), "purple": (130, 70, 190),
           "yellow": (245, 205, 50), "grey": (128, 128, 128), "pink": (235, 110, 165), "black": (25, 25, 25), "white": (252, 252, 252)}
SWITCHES = ["#3584e4", "#34c759", "#0a84ff", "#e95420", "#6b5bd2", "#00897b"]
CHINESE_FAMILY = "Noto Sans CJK SC"


def drawn(folder, name, colour, points, dot=False):
    """Writes a 12 x 12 picture of a stroke (or a dot) and a 24 x 24 one for double scale; returns its path."""
    path = os.path.join(folder, f"{name}-{colour}.png")
    for factor, file in ((1, path), (2, path.replace(".png", "@2x.png"))):
        image = QImage(12 * factor, 12 * factor, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor, factor)
        painter.setPen(QPen(QColor(colour), 1.8))
        if dot:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRectF(4, 4, 4, 4))
        else:
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        painter.end()
        image.save(file)
    return path


def drawn_switch(folder, name, colour, on):
    """Writes a 34 x 18 sliding switch and its double; returns the path."""
    path = os.path.join(folder, f"{name}.png")
    for factor, file in ((1, path), (2, path.replace(".png", "@2x.png"))):
        image = QImage(34 * factor, 18 * factor, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor, factor)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(0, 0, 34, 18), 9, 9)
        painter.setBrush(QColor("white"))
        painter.drawEllipse(QRectF(18 if on else 2, 2, 14, 14))
        painter.end()
        image.save(file)
    return path


class Marks:
    """The small pictures that style sheets need, in a temporary folder."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.files = {}
        for colour in ("white", "black", "gray"):
            for name, points in {"tick": [(2, 6.5), (5, 9.5), (10, 2.5)], "down": [(2.5, 4.5), (6, 8), (9.5, 4.5)],
                                 "up": [(2.5, 8), (6, 4.5), (9.5, 8)]}.items():
                self.files[name, colour] = drawn(self.folder.name, name, colour, points)
            self.files["dot", colour] = drawn(self.folder.name, "dot", colour, [], True)
        for colour in SWITCHES:
            self.files["switch", colour] = drawn_switch(self.folder.name, f"switch-{colour[1:]}", colour, True)
        self.files["switch", "off"] = drawn_switch(self.folder.name, "switch-off", "#9a9a9a", False)

    def url(self, name, colour):
        return f"url({self.files[name, colour]})"


def icon_picture(rng, theme, side, factor=1.0):
    """A small drawn icon."""
    image = QImage(round(side * factor), round(side * factor), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(factor)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for _ in range(rng.randint(1, 3)):
        colour = rng.choice([theme.ink, theme.accent, theme.faint, QColor(*(rng.randint(0, 255) for _ in range(3)))])
        painter.setPen(QPen(colour, max(1.0, side / 11)))
        painter.setBrush(colour if rng.random() < 0.5 else Qt.BrushStyle.NoBrush)
        at, size = rng.uniform(0.05, 0.3) * side, rng.uniform(0.4, 0.65) * side
        rect = QRectF(at, rng.uniform(0.05, 0.3) * side, size, size)
        points = [QPointF(rng.uniform(0.1, 0.9) * side, rng.uniform(0.1, 0.9) * side) for _ in range(rng.randint(3, 6))]
        shape = rng.randint(0, 5)
        if shape == 0:
            painter.drawEllipse(rect)
        elif shape == 1:
            painter.drawRoundedRect(rect, side / 6, side / 6)
        elif shape == 2:
            painter.drawPolygon(QPolygonF(points))
        elif shape == 3:
            painter.drawPolyline(QPolygonF(points))
        elif shape == 4:
            painter.drawArc(rect, rng.randint(0, 5000), rng.randint(2000, 5000))
        else:
            painter.drawLine(points[0], points[1])
            painter.drawRect(rect)
    painter.end()
    return QPixmap.fromImage(image)


def palette_of(theme):
    palette, role = QPalette(), QPalette.ColorRole
    for name, colour in {role.Window: theme.back, role.WindowText: theme.ink, role.Base: theme.base, role.Text: theme.ink,
                         role.AlternateBase: mix(theme.base, theme.ink, 0.05), role.Button: theme.button, role.ButtonText: theme.ink,
                         role.Highlight: theme.accent, role.HighlightedText: theme.on_accent, role.Link: theme.link,
                         role.Light: mix(theme.button, QColor("white"), 0.4), role.Midlight: mix(theme.button, QColor("white"), 0.2),
                         role.Mid: mix(theme.button, theme.ink, 0.2), role.Dark: mix(theme.button, QColor("black"), 0.35),
                         role.Shadow: mix(theme.button, QColor("black"), 0.7), role.BrightText: theme.on_accent,
                         role.ToolTipBase: theme.base, role.ToolTipText: theme.ink}.items():
        palette.setColor(name, colour)
    faint = theme.disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    palette.setColor(role.PlaceholderText, theme.faint)
    return palette


SHEET = """
QPushButton, QToolButton {{ background: {button}; border: {border}; border-radius: {radius}px; padding: {pad}px {wide}px; color: {ink}; }}
QToolButton {{ padding: {pad}px; }}
QPushButton:default {{ background: {accent}; color: {on}; border: {accent_border}; }}
QPushButton:checked, QToolButton:checked {{ background: {pressed}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {disabled}; }}
QLineEdit, QSpinBox, QComboBox, QDateEdit {{ background: {base}; border: {field_border}; border-radius: {field_radius}px;
    padding: {field_pad}px {gap}px; color: {ink}; selection-background-color: {accent}; selection-color: {on}; }}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled {{ color: {disabled}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: {down}; width: 12px; height: 12px; }}
QSpinBox {{ padding-right: 18px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 16px; }}
QSpinBox::up-arrow {{ image: {up}; width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: {down}; width: 10px; height: 10px; }}
QCheckBox, QRadioButton {{ spacing: {gap}px; color: {ink}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {disabled}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator, QGroupBox::indicator {{
    width: {mark}px; height: {mark}px; border: 1px solid {strong}; background: {base}; border-radius: {mark_radius}px; }}
QRadioButton::indicator {{ border-radius: {half}px; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked, QGroupBox::indicator:checked {{
    background: {mark_fill}; border-color: {mark_border}; image: {tick}; }}
QRadioButton::indicator:checked {{ background: {mark_fill}; border-color: {mark_border}; image: {dot}; }}
{switches}
QTabWidget::pane {{ border: 1px solid {line}; top: -1px; }}
QTabBar::tab {{ padding: {tab_pad}px {wide}px; color: {tab_ink}; background: {tab_back}; border: {tab_border}; border-bottom: 2px solid {tab_rest};
    border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; }}
QTabBar::tab:selected {{ color: {tab_on_ink}; background: {tab_on}; border-bottom: 2px solid {accent}; }}
QGroupBox {{ border: {group_border}; border-radius: {radius}px; margin-top: 20px; padding-top: 4px; font-weight: {group_weight}; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; left: {gap}px; padding: 0 3px; }}
QHeaderView::section {{ background: {button}; border: none; border-right: 1px solid {line}; border-bottom: 1px solid {line}; padding: {head_pad}px; color: {ink}; }}
QAbstractItemView {{ background: {base}; border: 1px solid {line}; color: {ink}; selection-background-color: {accent}; selection-color: {on}; gridline-color: {line}; }}
QAbstractItemView::item {{ padding: {item_pad}px; }}
QAbstractItemView::item:selected {{ background: {accent}; color: {on}; }}
QMenu {{ background: {menu}; border: 1px solid {line}; border-radius: {radius}px; padding: 4px; color: {ink}; }}
QMenu::item {{ padding: {item_pad_menu}px 26px {item_pad_menu}px 24px; border-radius: {small}px; }}
QMenu::item:selected {{ background: {accent}; color: {on}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::indicator {{ width: 12px; height: 12px; left: 6px; }}
QMenu::indicator:checked {{ image: {tick_ink}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 3px 6px; }}
QMenuBar {{ background: {bar}; color: {ink}; }}
QMenuBar::item {{ padding: 4px {gap2}px; }}
QMenuBar::item:selected {{ background: {accent}; color: {on}; }}
QProgressBar {{ border: 1px solid {line}; border-radius: {small}px; background: {base}; text-align: center; color: {ink}; }}
QProgressBar::chunk {{ background: {chunk}; border-radius: {small}px; }}
"""


def sheet_of(rng, kind, theme, marks):
    """A style sheet that looks like no style of Qt: flat, rounded, dense, high contrast, mac-like, GTK-like, outlined."""
    radius = {"flat": 0, "rounded": rng.randint(6, 12), "dense": 1, "contrast": 0, "mac": rng.randint(4, 6), "gtk": rng.randint(4, 7), "outline": rng.randint(2, 5)}[kind]
    pad = {"dense": 1, "mac": 2, "contrast": 4, "gtk": 5}.get(kind, rng.randint(3, 7))
    line = theme.ink if kind == "contrast" else theme.line
    mark = rng.randint(12, 18)
    filled_mark = rng.random() < 0.75
    name = lambda colour: colour.name()  # noqa: E731
    light = lambda colour: "black" if colour.lightness() > 140 else "white"  # noqa: E731
    mark_fill = theme.accent if filled_mark else theme.base
    transparent_tabs = kind in ("flat", "outline", "gtk")
    values = {
        "button": name(theme.back if kind == "outline" else mix(theme.button, theme.base, 0.5) if kind == "mac" else theme.button),
        "border": "none" if kind == "flat" else f"{2 if kind == 'contrast' else 1}px solid {name(theme.accent if kind == 'outline' else line)}",
        "accent_border": f"1px solid {name(theme.accent)}", "radius": radius, "pad": pad, "wide": rng.randint(6, 10) if kind == "dense" else rng.randint(10, 20),
        "ink": name(theme.ink), "on": name(theme.on_accent), "accent": name(theme.accent), "pressed": name(mix(theme.button, theme.accent, 0.4)),
        "disabled": name(theme.disabled), "base": name(theme.base),
        "field_border": f"none; border-bottom: 2px solid {name(theme.faint)}" if kind == "flat" and rng.random() < 0.5 else f"{2 if kind == 'contrast' else 1}px solid {name(line)}",
        "field_radius": min(radius, 6), "field_pad": max(1, pad - 1), "gap": rng.randint(4, 8), "gap2": rng.randint(6, 12),
        "up": marks.url("up", light(theme.base)), "down": marks.url("down", light(theme.base)), "mark": mark, "half": mark // 2 + 1 if mark % 2 else mark // 2,
        "mark_radius": 0 if radius == 0 else min(4, radius), "strong": name(theme.faint), "mark_fill": name(mark_fill), "mark_border": name(mark_fill if filled_mark else theme.faint),
        "tick": marks.url("tick", light(mark_fill)), "dot": marks.url("dot", light(mark_fill)), "tick_ink": marks.url("tick", light(theme.base)),
        "line": name(line), "tab_pad": max(2, pad), "tab_ink": name(mix(theme.ink, theme.faint, rng.uniform(0, 0.8))),
        "tab_back": "transparent" if transparent_tabs else name(mix(theme.back, theme.ink, 0.07)), "tab_border": "none" if transparent_tabs else f"1px solid {name(line)}",
        "tab_rest": "transparent" if transparent_tabs else name(line), "tab_on": name(theme.base) if not transparent_tabs else "transparent",
        "tab_on_ink": name(theme.ink if rng.random() < 0.6 or not transparent_tabs else theme.link), "group_border": f"1px solid {name(line)}" if kind != "mac" else "none",
        "group_weight": rng.choice(["normal", "bold"]), "head_pad": rng.randint(2, 6), "item_pad": 0 if kind == "dense" else rng.randint(0, 5),
        "item_pad_menu": 2 if kind == "dense" else rng.randint(3, 7), "small": min(radius, 4), "menu": name(theme.base if rng.random() < 0.6 else theme.back),
        "bar": name(theme.back if rng.random() < 0.6 else theme.button), "chunk": name(mix(theme.accent, theme.base, rng.choice([0, 0.3, 0.6]))),
    }
    values["switches"] = ""
    if kind in ("flat", "rounded", "mac", "gtk") and rng.random() < 0.3:
        values["switches"] = (f"QCheckBox::indicator {{ width: 34px; height: 18px; border: none; background: transparent; image: {marks.url('switch', 'off')}; }}"
                              f" QCheckBox::indicator:checked {{ border: none; background: transparent; image: {marks.url('switch', rng.choice(SWITCHES))}; }}")
    return SHEET.format(**values)


class Look:
    """Chosen from a `random.Random`; `apply` sets it for the application before the window is built."""

    def __init__(self, rng, chinese=False):
        self.rng, self.chinese = rng, chinese
        self.style = rng.choice(["Fusion", "Fusion", "Fusion", "Windows"])
        self.sheet = rng.choice(SHEETS)
        self.theme = Theme(rng)
        if rng.random() < 0.35:
            self.plain_theme()
        self.adjust_theme()
        self.scale = rng.choice(SCALES)
        self.lcd = rng.random() < 0.15
        self.family = CHINESE_FAMILY if chinese else self.pick_family()
        self.pixels = rng.choice([12, 12, 13, 13, 13, 14, 14, 15, 16, 11, 17]) if self.scale < 2 else rng.choice([11, 12, 13, 13, 14])

    def plain_theme(self):
        """The grey or dark of common desktops."""
        rng, theme = self.rng, self.theme
        dark = rng.random() < 0.35
        back = rng.choice([32, 36, 45, 49, 53]) if dark else rng.choice([239, 240, 242, 246, 250, 236])
        theme.back = QColor(back, back, min(255, back + rng.choice([0, 0, 2, 4])))
        theme.base = QColor(*[rng.choice([20, 27, 30, 42]) if dark else 255] * 3)
        theme.ink = QColor(*[rng.choice([220, 239, 252, 255]) if dark else rng.choice([0, 0, 20, 35, 49])] * 3)
        theme.accent = QColor(rng.choice(["#3daee9", "#0078d7", "#308cc6", "#3584e4", "#0a64d8", "#e95420", "#2a82da", "#6b5bd2"]))
        theme.button = mix(theme.back, theme.base, rng.uniform(0, 0.6))
        theme.faint, theme.line = mix(theme.ink, theme.back, 0.45), mix(theme.ink, theme.back, 0.75)

    def adjust_theme(self):
        rng, theme = self.rng, self.theme
        if self.sheet == "contrast":
            dark = theme.back.lightness() < 128
            theme.back = theme.base = theme.button = QColor("black" if dark else "white")
            theme.ink = QColor("white" if dark else "black")
        if self.sheet in ("flat", "rounded", "dense", "gtk"):
            theme.button = mix(theme.back, theme.ink, rng.uniform(0.07, 0.2))
        self.clear_boxes = self.sheet != "none" or theme.back.lightness() > 110
        if not self.clear_boxes and abs(theme.base.lightness() - theme.back.lightness()) < 16:
            theme.base = mix(theme.back, QColor("black" if theme.back.lightness() > 45 else "white"), 0.35 if theme.back.lightness() > 45 else 0.1)
        theme.on_accent = QColor("white") if theme.accent.lightness() < 140 else QColor("black")
        theme.disabled = mix(theme.ink, theme.back, rng.uniform(0.45, 0.65))
        theme.link = mix(theme.accent, theme.ink, 0.25) if rng.random() < 0.5 else QColor("#2a6fdb" if theme.back.lightness() > 128 else "#7ab6ff")

    def pick_family(self):
        installed = set(QFontDatabase.families())
        families = [name for name, weight in FAMILIES.items() if name in installed for _ in range(weight)]
        if not families:
            raise SystemExit("no known font family is installed; see models/reader/README.md")
        return self.rng.choice(families)

    def font(self, factor=1.0, weight=None, fixed=False):
        font = QFont(self.fixed_family() if fixed else self.family)
        font.setPixelSize(max(8, round(self.pixels * factor)))
        if weight is not None:
            font.setWeight(weight)
        font.setHintingPreference(self.hinting)
        return font

    def fixed_family(self):
        installed = set(QFontDatabase.families())
        known = [f for f in ("Hack", "Fira Code", "DejaVu Sans Mono", "Liberation Mono", "JetBrains Mono", "Noto Mono") if f in installed]
        return "Noto Sans Mono CJK SC" if self.chinese else self.rng.choice(known or [self.family])

    def apply(self, marks):
        self.hinting = self.rng.choice(list(QFont.HintingPreference))
        QApplication.setStyle(QStyleFactory.create(self.style))
        QApplication.setPalette(palette_of(self.theme))
        QApplication.setFont(self.font())
        self.style_sheet = "" if self.sheet == "none" else sheet_of(self.rng, self.sheet, self.theme, marks)

    def icon(self, side=16):
        picture = icon_picture(self.rng, self.theme, side, max(1.0, self.scale))
        return QIcon(picture)

    def picture(self, side):
        return icon_picture(self.rng, self.theme, side, max(1.0, self.scale))

    def colour_button(self, button):
        """Fills a push button with a named colour; returns the name."""
        name = self.rng.choice(list(COLOURS))
        colour = QColor(*COLOURS[name])
        ink = "black" if colour.lightness() > 150 or name in ("yellow", "white") else "white"
        radius = self.rng.choice([0, 3, 6])
        button.setStyleSheet(f"QPushButton {{ background: {colour.name()}; color: {ink}; border: 1px solid {mix(colour, QColor('black'), 0.25).name()};"
                             f" border-radius: {radius}px; padding: 4px 14px; }}")
        button.setProperty("colour", name)
        return name
