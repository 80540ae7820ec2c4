"""Larger pieces of interface with several lines: lists, tables, forms, menus, paragraphs, dialogs."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

import labels
import widgets
from painting import Surface, Theme, mix


class Page:
    def __init__(self, rng, writer, fonts, width, height, factor):
        self.rng, self.writer, self.fonts = rng, writer, fonts
        self.theme = Theme(rng)
        self.surface = Surface(rng, width, height, self.theme)
        self.width, self.height = width, height
        self.size = labels.text_size(rng, factor)
        self.family = fonts.family()
        self.pitch = self.size * (rng.uniform(1.25, 1.7) if rng.random() < 0.45 else rng.uniform(1.6, 2.7))
        self.row = 0

    def font(self, size=None, plain=True):
        return self.fonts.make(size or self.size, self.family, QFont.Weight.Normal if plain else None)

    def fitting(self, font, room, limit=60, fill=False):
        """Text that fits into `room` pixels."""
        metrics = QFontMetricsF(font)
        count = max(2, int(room / (font.pixelSize() * 0.54)))
        text = self.writer.phrase(min(count, limit))
        while fill and len(text) < count - 5:
            text += " " + self.writer.phrase(count - len(text))
        while len(text) > 2 and metrics.horizontalAdvance(text) > room:
            text = text[:-1].rstrip()
        return text

    def base(self, y):
        return y + self.pitch / 2 + 0.36 * self.size

    def lines(self, y=None):
        """Yields the top of every row, sometimes beginning and ending outside the picture."""
        y = self.rng.uniform(-0.4, 1.0) * self.size if y is None else y
        while y < self.height - self.size * self.rng.choice([0.1, 0.9]):
            yield y
            self.row += 1
            y += self.pitch * (1.0 if self.rng.random() < 0.95 else 1.5)

    def start_x(self):
        return self.size * (self.rng.uniform(0.2, 2.5) if self.rng.random() < 0.88 else self.rng.uniform(-2, 0.2))


def paint_list(page, y=None):
    rng, surface, x = page.rng, page.surface, page.start_x()
    main = rng.choice(widgets.KINDS + ["plain"] * 8 + ["icon"] * 5 + ["check"] * 3)
    zebra, ruled = rng.random() < 0.2, rng.random() < 0.15
    font = page.font(plain=rng.random() < 0.8)
    long_rows = rng.random() < 0.25
    for y in page.lines(y):
        theme = page.theme
        if zebra and page.row % 2:
            surface.fill(0, y, page.width, page.pitch, mix(theme.back, theme.accent, 0.1))
        if rng.random() < 0.05:
            theme = theme.selected()
            surface.fill(0, y, page.width, page.pitch, theme.back)
        if ruled:
            surface.fill(0, int(y), page.width, 1, theme.line)
        kind = main if rng.random() < 0.85 else "plain"
        indent = rng.choice([0, 0, 0, 1, 2]) * page.size if rng.random() < 0.2 else 0
        room = page.width - x - indent - widgets.extra_width(kind) * page.size
        if room < page.size * 1.5:
            continue
        text = page.fitting(font, room, 60 if long_rows else rng.randint(6, 40), long_rows)
        widgets.draw(surface, theme, x + indent, page.base(y), text, QFont(font), kind, page.row)


def paint_table(page, y=None):
    rng, surface, theme = page.rng, page.surface, page.theme
    count = rng.choice([2, 2, 3, 3, 4]) if page.width > 18 * page.size else 2
    cuts = sorted(rng.uniform(0.18, 0.9) for _ in range(count - 1))
    columns = [page.start_x()] + [cut * page.width for cut in cuts]
    header, grid, zebra = rng.random() < 0.6, rng.random() < 0.4, rng.random() < 0.35
    makers = [rng.choice([None, None, page.writer.shortcut, page.writer.date, page.writer.digits, page.writer.file_name,
                          page.writer.quantity, page.writer.url]) for _ in columns]
    repeated = [page.writer.phrase(14) if rng.random() < 0.15 else None for _ in columns]
    font, bold = page.font(), page.font(plain=False)
    icons = rng.random() < 0.25
    for y in page.lines(y):
        head = header and page.row == 0
        line = theme
        if head:
            surface.fill(0, y, page.width, page.pitch, theme.button)
        elif zebra and page.row % 2:
            surface.fill(0, y, page.width, page.pitch, mix(theme.base, theme.ink, 0.06))
        elif rng.random() < 0.05:
            line = theme.selected()
            surface.fill(0, y, page.width, page.pitch, line.back)
        if grid:
            surface.fill(0, int(y), page.width, 1, theme.line)
        for index, x in enumerate(columns):
            end = columns[index + 1] if index + 1 < len(columns) else page.width
            use = bold if head else font
            kind = "icon" if icons and index == 0 and not head else "plain"
            room = end - x - page.size * (0.7 + widgets.extra_width(kind))
            if room < page.size * 1.5 or rng.random() < 0.08:
                continue
            text = page.fitting(use, room, 36)
            made = repeated[index] or (makers[index]() if makers[index] and not head else None)
            if made and QFontMetricsF(use).horizontalAdvance(made) <= room:
                text = made
            widgets.draw(surface, line, x, page.base(y), text, QFont(use), kind, page.row)
    if grid:
        for x in columns[1:]:
            surface.fill(int(x - page.size * 0.4), 0, 1, page.height, theme.line)


def paint_form(page, y=None):
    rng, theme = page.rng, page.theme
    split, right = rng.uniform(0.25, 0.55) * page.width, rng.random() < 0.4
    page.pitch = max(page.pitch, page.size * 1.7)
    font = page.font()
    for y in page.lines(y):
        base = page.base(y)
        if rng.random() < 0.15:
            kind = rng.choice(["check", "radio", "button", "plain"])
            room = page.width - page.size * 4
            widgets.draw(page.surface, theme, page.size, base, page.fitting(font, room, 40), QFont(font), kind, page.row)
            continue
        text = page.fitting(font, split - page.size * 1.6, 26).rstrip(":") + ("" if right and rng.random() < 0.3 else ":")
        advance = QFontMetricsF(font).horizontalAdvance(text)
        page.surface.text(split - advance - page.size * 0.6 if right else page.size * 0.6, base, text, font, theme.ink, page.row)
        kind = rng.choice(["field", "field", "combo", "plain", "faint", "spin", "link", "button"])
        room = page.width - split - page.size * (0.5 + widgets.extra_width(kind))
        if room > page.size * 1.5:
            widgets.draw(page.surface, theme, split, base, page.fitting(font, room, 34), QFont(font), kind, page.row)


def paint_menu(page, y=None):
    rng, x = page.rng, page.start_x()
    font, shortcuts = page.font(), rng.random() < 0.7
    for y in page.lines(y):
        if rng.random() < 0.12:
            page.surface.fill(0, int(y + page.pitch * 0.02), page.width, 1, page.theme.line)
        text = page.fitting(font, page.width * 0.55, 26)
        kind = rng.choice(["plain", "plain", "icon", "faint", "check"])
        rect = widgets.draw(page.surface, page.theme, x, page.base(y), text, QFont(font), kind, page.row)
        keys = page.writer.shortcut()
        advance = QFontMetricsF(font).horizontalAdvance(keys)
        place = page.width - advance - page.size
        if shortcuts and rng.random() < 0.6 and place > rect.right() + page.size * 0.8:
            page.surface.text(place, page.base(y), keys, font, page.theme.faint if rng.random() < 0.4 else page.theme.ink, page.row)


def paint_paragraph(page, y=None):
    rng, x = page.rng, page.start_x()
    page.pitch = page.size * rng.uniform(1.2, 1.7)
    font = page.font()
    end = rng.uniform(0.75, 1.0) * page.width
    for y in page.lines(y):
        text = page.fitting(font, end - x, 80, rng.random() < 0.85)
        page.surface.text(x, page.base(y), text, font, page.theme.ink, page.row)


def paint_dialog(page):
    rng, theme, surface = page.rng, page.theme, page.surface
    top = 0.0
    if rng.random() < 0.7:
        title = page.font(page.size * rng.uniform(1.0, 1.7), plain=False)
        height = title.pixelSize() * rng.uniform(1.5, 2.2)
        if rng.random() < 0.5:
            surface.fill(0, 0, page.width, height, theme.button)
        text = page.fitting(title, page.width - 4 * page.size, 34)
        surface.text(page.size * rng.uniform(0.4, 2), height / 2 + 0.36 * title.pixelSize(), text, title, theme.ink, -1)
        top = height
    foot = page.pitch * 1.3 if rng.random() < 0.7 else 0
    full, page.height = page.height, page.height - foot
    rng.choice([paint_list, paint_form, paint_table, paint_paragraph])(page, top + rng.uniform(0.1, 1) * page.size)
    page.height = full
    if foot:
        surface.fill(0, full - foot, page.width, foot, theme.back)
        keep = full - foot
        surface.chars = [c for c in surface.chars if c[5] < keep]
        paint_strip(page, full - foot / 2 + 0.36 * page.size, rng.choice(["button", "button", "tab", "plain"]), 1000)


def paint_strip(page, base, kind, row):
    """Several pieces in one row: buttons, tabs, a tool bar, a status bar."""
    x, font = page.start_x(), page.font()
    while True:
        text = page.writer.phrase(page.rng.choice([6, 10, 16]))
        room = QFontMetricsF(font).horizontalAdvance(text) + widgets.extra_width(kind) * page.size * 1.5
        if x + room > page.width - 2:
            return
        use = kind if page.rng.random() < 0.8 else "primary" if kind == "button" else kind
        rect = widgets.draw(page.surface, page.theme, x, base, text, QFont(font), use, row)
        x = rect.right() + page.size * page.rng.uniform(0.5, 1.6)


def paint_tools(page):
    kind = page.rng.choice(["tab", "plain", "icon", "button"])
    height = page.size * page.rng.uniform(1.8, 2.8)
    paint_strip(page, height / 2 + 0.36 * page.size, kind, -1)
    if page.rng.random() < 0.5:
        page.surface.fill(0, int(height), page.width, 1, page.theme.line)
    page.rng.choice([paint_list, paint_table, paint_form])(page, height + page.size * 0.2)


PAINTERS = [paint_list] * 5 + [paint_table] * 5 + [paint_form] * 3 + [paint_menu] * 2 + [paint_paragraph] * 3 + [
    paint_dialog] * 3 + [paint_tools] * 3


def paint(rng, writer, fonts):
    """Returns the pixels of the crop and its characters."""
    factor = rng.choice([1, 1, 1, 1.1, 1.25, 1.5, 2])
    width = int(rng.uniform(230, 430) if rng.random() < 0.75 else rng.uniform(150, 260) * (1 + factor))
    draw = rng.random()
    height = int(width * (rng.uniform(0.6, 0.8) if draw < 0.62 else rng.uniform(0.2, 0.6) if draw < 0.95 else rng.uniform(0.8, 1.2)))
    page = Page(rng, writer, fonts, width, height, factor)
    if rng.random() < 0.35:
        page.surface.box(QRectF(rng.randint(-20, width // 2), rng.randint(-20, height // 2), width, height), page.theme.base, None)
    rng.choice(PAINTERS)(page)
    return page.surface.finish(), page.surface.chars
