"""One decorated piece of interface text: button, check box, tab, link and so on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from painting import mix

KINDS = (["plain"] * 10 + ["icon"] * 3 + ["check"] * 2 + ["radio", "button", "button", "button", "field", "field",
         "primary", "tab", "selected", "combo", "link", "faint", "faint", "tinted", "badge", "spin"])
FRAMED = {"button", "field", "primary", "tab", "selected", "combo", "badge", "spin"}
EXTRA_WIDTH = {"plain": 0.0, "link": 0.0, "faint": 0.0, "tinted": 0.0, "icon": 2.1, "check": 1.8, "radio": 1.8, "combo": 3.6, "spin": 3.6}


def extra_width(kind):
    return EXTRA_WIDTH.get(kind, 2.4)


def draw(surface, theme, x, base, text, font, kind, row, role=0):
    """Paints the piece with its left edge at x; returns its rectangle."""
    rng, size = surface.rng, font.pixelSize()
    advance, middle = QFontMetricsF(font).horizontalAdvance(text), base - 0.36 * size
    line_top, line_height = base - 0.95 * size, 1.25 * size
    if kind in FRAMED:
        return framed(surface, theme, x, base, text, font, kind, row, role, advance)
    colour, left = theme.ink, x
    if kind in ("check", "radio"):
        side = size * rng.uniform(0.85, 1.2)
        radius = side / 2 if kind == "radio" else rng.choice([0, 2, side / 4])
        on = rng.random() < 0.5
        surface.box(QRectF(x, middle - side / 2, side, side), theme.accent if on else theme.base,
                    theme.line if rng.random() < 0.7 else theme.faint, radius)
        if on and kind == "radio":
            surface.box(QRectF(x + side * 0.3, middle - side * 0.2, side * 0.4, side * 0.4), theme.on_accent, None, side * 0.2)
        elif on:
            surface.strokes([(x + side * 0.2, middle), (x + side * 0.42, middle + side * 0.22), (x + side * 0.8, middle - side * 0.25)],
                            theme.on_accent, max(1.0, size / 8))
        left = x + side + size * rng.uniform(0.3, 0.75)
    elif kind == "icon":
        side = size * rng.uniform(0.9, 1.6)
        surface.icon(x, middle - side / 2, side)
        left = x + side + size * rng.uniform(0.25, 0.8)
    elif kind == "link":
        colour = mix(theme.accent, theme.ink, 0.3)
        font.setUnderline(rng.random() < 0.5)
    elif kind == "faint":
        colour = theme.faint
    elif kind == "tinted":
        colour = mix(theme.ink, theme.accent, rng.uniform(0, 0.7))
    surface.text(left, base, text, font, colour, row, role)
    return QRectF(x, line_top, left + advance - x, line_height)


def framed(surface, theme, x, base, text, font, kind, row, role, advance):
    rng, size = surface.rng, font.pixelSize()
    across, above = size * rng.uniform(0.3, 1.6), size * rng.uniform(0.1, 0.6)
    arrow = size * 1.6 if kind in ("combo", "spin") else 0
    fill = {"field": theme.base, "spin": theme.base, "primary": theme.accent, "selected": theme.accent,
            "badge": theme.accent}.get(kind, theme.button)
    colour = theme.on_accent if kind in ("primary", "selected", "badge") else theme.ink
    if rng.random() < 0.12:
        colour = mix(colour, fill, rng.uniform(0.3, 0.5))
    rect = QRectF(x, base - 0.85 * size - above, advance + 2 * across + arrow, size * 1.1 + 2 * above)
    radius = rng.choice([0, 0, 2, 3, 4, 6, size * 0.5]) if kind != "badge" else rect.height() / 2
    surface.box(rect, fill, theme.line if kind not in ("selected", "badge") else None, radius, rng.choice([1, 1, 1, 2]))
    middle = base - 0.36 * size
    if arrow:
        right = rect.right() - size * 0.4
        turns = [1] if kind == "combo" else [-1, 1]
        for turn in turns:
            y = middle if kind == "combo" else middle + turn * size * 0.25
            surface.strokes([(right - size * 0.6, y - turn * size * 0.12), (right - size * 0.3, y + turn * size * 0.14),
                             (right, y - turn * size * 0.12)], theme.ink, max(1.0, size / 10))
    if kind == "tab" and rng.random() < 0.6:
        surface.fill(rect.left(), rect.top() if rng.random() < 0.5 else rect.bottom() - 2, rect.width(), 2, theme.accent)
    surface.text(x + across, base, text, font, colour, row, role)
    if kind == "field" and rng.random() < 0.12:
        surface.fill(x + across + advance + 1, base - 0.8 * size, 1, size, theme.ink)
    return rect
