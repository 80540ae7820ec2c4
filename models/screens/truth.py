"""What a window shows: every text with its box, its control and the state of that, taken from the real widgets."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QCheckBox, QComboBox, QGroupBox, QHeaderView, QLabel, QLineEdit, QListView,
                               QMenu, QMenuBar, QPlainTextEdit, QProgressBar, QPushButton, QRadioButton, QSlider, QStyle, QStyleOptionGroupBox, QTabBar,
                               QTabWidget, QTextBrowser, QToolButton, QWidget)

from recorder import painted_text

CHINESE = "\u2e80"
TOP, BOTTOM, MIDDLE = 0.74, 0.2, 0.34


@dataclass
class Line:
    """Text in one line: `runs` in their order; `visible` is the part of it that can be seen, in the window's pixels."""
    runs: list
    clip: QRectF

    def __post_init__(self):
        self.runs.sort(key=lambda run: run.x)
        self.text, last = "", None
        for run in self.runs:
            if last is not None and run.x - last.x - last.width > 0.16 * run.size and not self.text.endswith(" "):
                self.text += " "
            self.text += run.text
            last = run
        self.text = self.text.strip()
        self.size = max(run.size for run in self.runs)
        self.base = self.runs[0].base

    def stretch(self, above, below):
        left = self.runs[0].x
        last = self.runs[-1]
        right = last.x + QFontMetricsF(last.font).horizontalAdvance(last.text.rstrip())
        return QRectF(left, self.base - above, right - left, above + below)

    def box(self):
        """Left and right by the advance of the letters, top and bottom by the font's ascent and descent."""
        return self.stretch(max(run.ascent for run in self.runs), max(run.descent for run in self.runs))

    def letters(self):
        """From the top of capitals to the bottom of descenders."""
        return self.stretch(TOP * self.size, BOTTOM * self.size)

    def cut(self):
        """Whether a part of it is outside of what is seen."""
        seen = self.letters().intersected(self.clip)
        return seen.width() < self.letters().width() - 0.5 or seen.height() < self.letters().height() - 0.5

    def chars(self):
        """(character, left, right, base line, size) of every character."""
        for run in self.runs:
            metrics, before = QFontMetricsF(run.font), run.x
            for count, char in enumerate(run.text.rstrip(), 1):
                after = run.x + metrics.horizontalAdvance(run.text[:count])
                yield char, before, after, run.base, run.size
                before = after


@dataclass
class Element:
    kind: str
    control: QRectF
    lines: list = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    state: list = field(default_factory=list)
    widget: QWidget = None

    @property
    def text(self):
        text = ""
        for line in self.lines[:1] if self.kind == "menuitem" else self.lines:
            between = "" if not text or text[-1] > CHINESE < line.text[0] else " "
            text += between + line.text
        return text

    def box(self):
        box = QRectF()
        for line in self.lines:
            box = box.united(line.box())
        return box


def placed(root, widget, rect):
    return QRectF(rect.translated(widget.mapTo(root, QPoint(0, 0)))) if widget is not root else QRectF(rect)


def visible_part(root, widget):
    """The rectangle of `widget` in `root` that its ancestors do not cut off."""
    area = placed(root, widget, widget.rect())
    parent = widget.parentWidget()
    while parent is not None and widget is not root:
        area = area.intersected(placed(root, parent, parent.rect()))
        if parent is root:
            break
        parent = parent.parentWidget()
    return area


def without_shadows(runs):
    """Some styles paint disabled text twice, the first time light and one pixel lower."""
    out = []
    for run in runs:
        out = [o for o in out if o.text != run.text or abs(o.x - run.x) > 1.6 or abs(o.base - run.base) > 1.6]
        out.append(run)
    return out


def rows_of(runs):
    """Runs with the same base line, from top to bottom."""
    rows = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and run.base - rows[-1][0].base < 0.3 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def states(enabled, on=None):
    return ([] if on is None else ["on" if on else "off"]) + ([] if enabled else ["disabled"])


class Reading:
    """Collects the elements of one window."""

    def __init__(self, root):
        self.root, self.found = root, []

    def elements(self):
        everything = [self.root] + self.root.findChildren(QWidget)
        for widget in everything:
            if not widget.isVisibleTo(self.root) or widget.width() < 1 or widget.height() < 1:
                continue
            runs = [run for run in painted_text(self.root, widget) if self.shown(widget, run)]
            for key, members in self.split(widget, runs).items():
                self.add(widget, key, members)
            if not runs:
                self.add_mute(widget)
        self.uncover()
        return self.in_reading_order()

    def shown(self, widget, run):
        return visible_part(self.root, widget).adjusted(-1, -1, 1, 1).contains(*run.middle)

    def split(self, widget, runs):
        """Runs by the part of the widget that paints them: an item, a tab, a section, a menu entry, a link."""
        parts = {}
        for run in runs:
            point = QPoint(*(round(v) for v in run.middle)) - (widget.mapTo(self.root, QPoint(0, 0)) if widget is not self.root else QPoint(0, 0))
            parts.setdefault(self.part(widget, point), []).append(run)
        return parts

    def part(self, widget, point):
        parent = widget.parentWidget()
        if isinstance(widget, QHeaderView):
            return -1
        if isinstance(parent, QHeaderView) and parent.viewport() is widget:
            return parent.logicalIndexAt(point)
        if isinstance(parent, QAbstractItemView) and parent.viewport() is widget:
            index = parent.indexAt(point)
            return (index.row(), index.column(), index.internalId())
        if isinstance(widget, QTabBar):
            return widget.tabAt(point)
        if isinstance(widget, (QMenu, QMenuBar)):
            action = widget.actionAt(point)
            return widget.actions().index(action) if action in widget.actions() else -1
        if isinstance(parent, QTextBrowser) and parent.viewport() is widget:
            block = parent.cursorForPosition(point).block()
            return block.blockNumber(), parent.anchorAt(point), block.blockFormat().headingLevel()
        if isinstance(parent, QPlainTextEdit) and parent.viewport() is widget:
            return parent.cursorForPosition(point).blockNumber()
        return 0

    def add(self, widget, key, runs):
        clip, lines = visible_part(self.root, widget), []
        for row in rows_of(without_shadows(runs)):
            piece = []
            for run in sorted(row, key=lambda run: run.x):
                if piece and run.x - piece[-1].x - piece[-1].width > 1.1 * run.size:
                    lines.append(Line(piece, clip))
                    piece = []
                piece.append(run)
            lines.append(Line(piece, clip))
        element = self.describe(widget, key, lines)
        if element is not None:
            self.found.append(element)

    def describe(self, widget, key, lines):
        root, parent = self.root, widget.parentWidget()
        control = placed(root, widget, widget.rect())
        if isinstance(parent, QHeaderView):
            return self.header(parent, widget, key, lines)
        if isinstance(parent, QAbstractItemView) and parent.viewport() is widget:
            return self.item(parent, widget, lines)
        if isinstance(widget, QTabBar):
            on = widget.currentIndex() == key
            return Element("tab", placed(root, widget, widget.tabRect(key)), lines, {"index": key}, states(widget.isTabEnabled(key), on), widget)
        if isinstance(widget, (QMenu, QMenuBar)):
            return self.menu_entry(widget, key, lines) if key >= 0 else None
        if isinstance(parent, QTextBrowser):
            kind = "link" if key[1] else "title" if key[2] else "label"
            return Element(kind, control, lines, {"role": "heading" if key[2] else "page", "part": list(key)[:2]}, [], widget)
        if isinstance(parent, QPlainTextEdit):
            return Element("label", control, lines, {"role": parent.property("role")}, [], widget)
        if isinstance(widget, QGroupBox):
            on = widget.isChecked() if widget.isCheckable() else None
            option = QStyleOptionGroupBox()
            widget.initStyleOption(option)
            return Element("label" if on is None else "checkbox", control, lines, {"role": "group"}, states(widget.isEnabled(), on), widget)
        return self.simple(widget, lines, control)

    def simple(self, widget, lines, control):
        """Controls that are a widget of their own."""
        facts = {name: widget.property(name) for name in ("role", "caption", "colour", "placeholder", "secret") if widget.property(name)}
        enabled = widget.isEnabled()
        if isinstance(widget, (QCheckBox, QRadioButton)):
            kind = "checkbox" if isinstance(widget, QCheckBox) else "radio"
            return Element(kind, control, lines, facts, states(enabled, widget.isChecked()), widget)
        if isinstance(widget, (QPushButton, QToolButton)):
            state = (["on"] if widget.isCheckable() and widget.isChecked() else []) + states(enabled)
            if isinstance(widget, QPushButton) and widget.isDefault():
                state.append("default")
            return Element("button", control, lines, facts, state, widget)
        if isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
            owner = widget.parentWidget()
            element = self.simple(owner, lines, placed(self.root, owner, owner.rect()))
            element.facts["value"] = widget.text()
            return element
        if isinstance(widget, QComboBox):
            return Element("combobox", control, lines, facts | {"value": widget.currentText()}, states(enabled), widget)
        if isinstance(widget, QLineEdit):
            return Element("field", control, lines, facts | {"value": "" if facts.get("secret") else widget.text()}, states(enabled), widget)
        if isinstance(widget, QAbstractSpinBox):
            return Element("field", control, lines, facts, states(enabled), widget)
        if isinstance(widget, QLabel):
            role = widget.property("role")
            kind = "title" if role in ("title", "heading") else "link" if role == "link" else "label"
            return Element(kind, control, lines, facts, states(enabled), widget)
        if isinstance(widget, QProgressBar):
            return Element("label", control, lines, facts | {"role": "progress", "value": widget.value()}, states(enabled), widget)
        return Element("label", control, lines, facts, states(enabled), widget) if lines else None

    def header(self, header, viewport, section, lines):
        model, across = header.model(), header.orientation() == Qt.Orientation.Horizontal
        if section < 0:
            return None
        start, size = header.sectionViewportPosition(section), header.sectionSize(section)
        rect = QRect(start, 0, size, viewport.height()) if across else QRect(0, start, viewport.width(), size)
        name = str(model.headerData(section, header.orientation()))
        facts = {"role": "column" if across else "row", "section": section, "full": name}
        return Element("header", placed(self.root, viewport, rect).intersected(visible_part(self.root, viewport)), lines, facts, [], header)

    def item(self, view, viewport, lines):
        middle = lines[0].runs[0].middle
        index = view.indexAt(QPoint(*(round(v) for v in middle)) - viewport.mapTo(self.root, QPoint(0, 0)))
        if not index.isValid():
            return None
        seen = visible_part(self.root, viewport)
        rect = placed(self.root, viewport, view.visualRect(index)).intersected(seen)
        flags, check = index.flags(), index.data(Qt.ItemDataRole.CheckStateRole)
        selected = view.selectionModel().isSelected(index)
        facts = {"row": index.row(), "column": index.column(), "selected": selected, "view": type(view).__name__}
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        if depth:
            facts["depth"] = depth
            facts["under"] = str(index.parent().data())
        if not isinstance(view, QListView) and index.model().columnCount() > 1:
            facts["heading"] = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        enabled = bool(flags & Qt.ItemFlag.ItemIsEnabled) and view.isEnabled()
        if check is not None:
            checked = check in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
            return Element("checkbox", rect, lines, facts, states(enabled, checked), view)
        return Element("listitem", rect, lines, facts, (["on"] if selected else []) + states(enabled), view)

    def menu_entry(self, widget, number, lines):
        action = widget.actions()[number]
        rect = placed(self.root, widget, widget.actionGeometry(action))
        state = (["on"] if action.isCheckable() and action.isChecked() else []) + states(action.isEnabled())
        facts = {"role": "menu bar" if isinstance(widget, QMenuBar) else "menu"}
        if widget.activeAction() is action:
            facts["active"] = True
        if isinstance(widget, QMenu) and len(lines) > 1:
            facts["shortcut"] = lines[-1].text
        if isinstance(widget, QMenu) and action.menu() is not None:
            facts["submenu"] = True
        return Element("menuitem", rect, lines, facts, state, widget)

    def add_mute(self, widget):
        """Controls without text: icons, pictures, empty fields, sliders."""
        control, enabled = placed(self.root, widget, widget.rect()).intersected(visible_part(self.root, widget)), widget.isEnabled()
        if control.width() < 6 or control.height() < 6:
            return
        if isinstance(widget, QToolButton) and not widget.icon().isNull() and widget.parentWidget() is not None:
            if widget.objectName() == "qt_toolbar_ext_button":
                return
            self.found.append(Element("none", self.centre(control, widget.iconSize()), [], {"role": "icon button"}, states(enabled), widget))
        elif isinstance(widget, QLabel) and widget.property("role") == "picture":
            self.found.append(Element("none", self.centre(control, widget.pixmap().deviceIndependentSize().toSize()), [], {"role": "picture"}, [], widget))
        elif isinstance(widget, QSlider):
            self.found.append(Element("none", control, [], {"role": "slider", "value": widget.value(), "caption": widget.property("caption")}, states(enabled), widget))
        elif isinstance(widget, (QLineEdit, QComboBox)) and not isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
            if not isinstance(widget, QComboBox) or not widget.isEditable():
                self.found.append(self.simple(widget, [], control))

    @staticmethod
    def centre(control, size):
        width, height = min(size.width(), control.width()), min(size.height(), control.height())
        middle = control.center()
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def uncover(self):
        """What lies under an opened menu cannot be seen."""
        overlay = getattr(self.root, "overlay", None)
        if overlay is None:
            return
        area, kept = placed(self.root, overlay, overlay.rect()), []
        for element in self.found:
            if element.widget is overlay:
                kept.append(element)
                continue
            element.lines = [line for line in element.lines if not area.contains(line.letters().adjusted(0.5, 0.5, -0.5, -0.5))]
            for line in element.lines:
                if area.intersects(line.letters()):
                    seen = line.clip.intersected(line.letters())
                    seen.setRight(min(seen.right(), area.left()) if seen.left() < area.left() else seen.right())
                    seen.setLeft(max(seen.left(), area.right()) if seen.left() >= area.left() else seen.left())
                    line.clip = seen
            if element.lines or element.kind == "none" and not area.intersects(element.control):
                kept.append(element)
        self.found = kept

    def in_reading_order(self):
        place = lambda element: (element.lines[0].letters() if element.lines else element.control)  # noqa: E731
        rest = sorted(self.found, key=lambda element: place(element).center().y())
        rows = []
        for element in rest:
            middle = place(element).center().y()
            if rows and abs(middle - rows[-1][0]) < 5:
                rows[-1][1].append(element)
            else:
                rows.append((middle, [element]))
        return [element for _, row in rows for element in sorted(row, key=lambda e: place(e).left())]


def surroundings(element, root):
    """Titles of the group and tab that hold the element's widget."""
    out, widget = {}, element.widget
    while widget is not None and widget is not root:
        parent = widget.parentWidget()
        if isinstance(parent, QGroupBox) and "group" not in out:
            out["group"] = parent.title().replace("&", "")
        if isinstance(parent, QTabWidget) and "tab" not in out and not isinstance(widget, QTabBar):
            out["tab"] = parent.tabText(parent.currentIndex()).replace("&", "")
        widget = parent
    return out


def elided(element):
    """Whether Qt shortened the text."""
    full = element.facts.get("full")
    if full is None and isinstance(element.widget, QAbstractButton):
        full = element.widget.text()
    return element.text.endswith("…") and not (full or "").endswith("…")
