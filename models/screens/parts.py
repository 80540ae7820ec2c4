"""Pieces of windows made of real widgets. Facts that a widget cannot tell itself are kept as its properties:
`role` (title, heading, link, error, url, ...), `caption` (the label of a field), `colour` (of a filled button)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (QAbstractItemView, QButtonGroup, QCheckBox, QComboBox, QFormLayout, QFrame, QGroupBox, QHBoxLayout, QHeaderView, QLabel,
                               QLineEdit, QListWidget, QListWidgetItem, QMenu, QMenuBar, QPlainTextEdit, QProgressBar, QPushButton, QRadioButton,
                               QSlider, QSpinBox, QStatusBar, QTableWidget, QTableWidgetItem, QTabWidget, QToolBar, QToolButton, QTreeWidget,
                               QTreeWidgetItem, QVBoxLayout, QWidget)


class Parts:
    """Makes the pieces of one window."""

    def __init__(self, rng, words, look):
        self.rng, self.words, self.look = rng, words, look
        self.keep = []

    def chance(self, probability):
        return self.rng.random() < probability

    def maybe_disabled(self, widget, share=0.1):
        if self.chance(share):
            widget.setEnabled(False)
        return widget

    # texts

    def label(self, text, role=None, wrap=False):
        widget = QLabel(text)
        widget.setTextFormat(Qt.TextFormat.PlainText)
        widget.setWordWrap(wrap)
        if role:
            widget.setProperty("role", role)
        return widget

    def heading(self, text=None, factor=None):
        widget = self.label(text or self.words.label(30), "heading")
        weight = self.rng.choice([QFont.Weight.Normal, QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Light])
        widget.setFont(self.look.font(factor or self.rng.uniform(1.2, 2.0), weight))
        return widget

    def paragraph(self, low=30, high=110):
        return self.label(self.words.sentence(low, high), wrap=True)

    def link(self):
        text = self.words.label(24)
        widget = QLabel(f'<a href="#" style="color:{self.look.theme.link.name()}{";text-decoration:none" if self.chance(0.3) else ""}">{text.replace("&", "&amp;")}</a>')
        widget.setProperty("role", "link")
        return widget

    def picture(self, side=None):
        widget = QLabel()
        widget.setPixmap(self.look.picture(side or self.rng.choice([16, 24, 32, 48])))
        widget.setProperty("role", "picture")
        return widget

    # controls

    def button(self, text=None, tool=False):
        text = text or self.words.button()
        widget = QPushButton(self.words.mnemonic(text, 0.4))
        widget.setAutoDefault(False)
        draw = self.rng.random()
        if draw < 0.15:
            widget.setIcon(self.look.icon())
        elif draw < 0.25:
            self.look.colour_button(widget)
        elif draw < 0.28:
            widget.setCheckable(True)
            widget.setChecked(self.chance(0.5))
        return self.maybe_disabled(widget)

    def check(self):
        widget = QCheckBox(self.words.mnemonic(self.words.label(34), 0.4))
        widget.setChecked(self.chance(0.5))
        return self.maybe_disabled(widget)

    def radios(self, count):
        group, widgets, chosen = QButtonGroup(), [], self.rng.randrange(count)
        for index in range(count):
            widget = QRadioButton(self.words.mnemonic(self.words.label(28), 0.4))
            group.addButton(widget)
            widget.setChecked(index == chosen)
            widgets.append(self.maybe_disabled(widget, 0.07))
        self.keep.append(group)
        return widgets

    def field(self, caption=None):
        draw, rng = self.rng.random(), self.rng
        if draw < 0.5:
            widget = QLineEdit()
            if self.chance(0.12):
                widget.setPlaceholderText(self.words.phrase(20))
                widget.setProperty("placeholder", True)
            elif self.chance(0.93):
                widget.setText(self.words.value())
                widget.setCursorPosition(0)
            if self.chance(0.08):
                widget.setReadOnly(True)
        elif draw < 0.78:
            widget = self.combo()
        else:
            widget = QSpinBox()
            widget.setRange(-10000, 1000000)
            widget.setValue(rng.randint(0, 10 ** rng.randint(1, 5)))
            if self.chance(0.5):
                widget.setSuffix(rng.choice([" px", " ms", " s", " %", " MB", " min", " dpi", " pt"]))
        if caption:
            widget.setProperty("caption", caption)
        return self.maybe_disabled(widget, 0.09)

    def combo(self):
        widget = QComboBox()
        widget.addItems([self.words.phrase(22) if self.chance(0.75) else self.words.value() for _ in range(3)])
        widget.setCurrentIndex(self.rng.randrange(3))
        widget.setEditable(self.chance(0.12))
        if widget.isEditable():
            widget.lineEdit().setCursorPosition(0)
        return widget

    def buttons(self, count=None, default=True):
        """A row of buttons, one of them perhaps the default."""
        row, box = QHBoxLayout(), []
        side = self.rng.random()
        if side < 0.7:
            row.addStretch()
        chosen = self.rng.randrange(3) if default and self.chance(0.75) else -1
        for index in range(count or self.rng.choice([1, 2, 2, 2, 3, 3, 4])):
            button = self.button()
            button.setDefault(index == chosen and button.property("colour") is None and button.isEnabled() and not button.isCheckable())
            row.addWidget(button)
            box.append(button)
        if side > 0.45:
            row.addStretch()
        return row

    def form(self, count, layout=None):
        """Captions with their fields in a form."""
        form = layout or QFormLayout()
        colon = "：" if self.words.chinese else ":"
        colon = colon if self.chance(0.7) else ""
        form.setHorizontalSpacing(self.rng.randint(5, 16))
        form.setVerticalSpacing(self.rng.randint(3, 12))
        if self.chance(0.35):
            form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow if self.chance(0.7) else QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        if self.chance(0.12):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for _ in range(count):
            text = self.words.caption()
            draw = self.rng.random()
            if draw < 0.12:
                form.addRow(self.check())
            elif draw < 0.2:
                value = self.label(self.words.value(), "value")
                value.setProperty("caption", text)
                form.addRow(self.label(text + colon), value)
            elif draw < 0.26:
                form.addRow(self.label(text + colon), self.slider(text))
            else:
                field = self.field(text)
                form.addRow(self.words.mnemonic(text, 0.4) + colon, field)
        return form

    def slider(self, caption=""):
        widget = QSlider(Qt.Orientation.Horizontal)
        widget.setRange(0, 100)
        widget.setValue(self.rng.randint(0, 100))
        widget.setProperty("caption", caption)
        return widget

    def progress(self):
        widget = QProgressBar()
        widget.setRange(0, 100)
        widget.setValue(self.rng.randint(0, 100))
        widget.setTextVisible(self.chance(0.8))
        if self.chance(0.25):
            widget.setFormat(self.rng.choice(["%p %", "%v of %m", "%v/%m"]))
        return widget

    def group(self, body):
        """A titled group around a layout."""
        box = QGroupBox(self.words.mnemonic(self.words.label(22), 0.3))
        if self.chance(0.15):
            box.setCheckable(True)
            box.setChecked(self.chance(0.6))
        box.setLayout(body)
        return box

    def choices(self, count):
        layout = QVBoxLayout()
        widgets = self.radios(max(2, count)) if self.chance(0.45) else [self.check() for _ in range(count)]
        for widget in widgets:
            layout.addWidget(widget)
        return layout

    def separator(self):
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        return line

    def items(self, count=None):
        """A list."""
        widget, checks = QListWidget(), self.chance(0.25) and self.look.clear_boxes
        icons = not checks and self.chance(0.4)
        files = self.chance(0.3)
        for _ in range(count or self.rng.randint(4, 14)):
            item = QListWidgetItem(self.words.writer.file_name() if files else self.words.label(30))
            if icons:
                item.setIcon(self.look.icon())
            if checks:
                item.setCheckState(Qt.CheckState.Checked if self.chance(0.5) else Qt.CheckState.Unchecked)
            if self.chance(0.05):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            widget.addItem(item)
        widget.setAlternatingRowColors(self.chance(0.3))
        if self.chance(0.75):
            widget.setCurrentRow(self.rng.randrange(min(8, widget.count())))
        return widget

    def tree(self, count=None):
        widget, columns = QTreeWidget(), self.rng.choice([1, 1, 2, 3])
        widget.setHeaderLabels([self.words.caption() for _ in range(columns)])
        widget.setHeaderHidden(columns == 1 and self.chance(0.7))
        makers, checks = [self.words.maker() for _ in range(columns)], self.chance(0.2) and self.look.clear_boxes
        icons = not checks and self.chance(0.45)
        parents, made = [widget.invisibleRootItem()], []
        for _ in range(count or self.rng.randint(5, 16)):
            item = QTreeWidgetItem([self.words.label(24)] + [make() for make in makers[1:]])
            if icons:
                item.setIcon(0, self.look.icon())
            if checks:
                item.setCheckState(0, Qt.CheckState.Checked if self.chance(0.5) else Qt.CheckState.Unchecked)
            self.rng.choice(parents[-2:] + parents[:1]).addChild(item)
            if len(parents) < 5 and self.chance(0.35):
                parents.append(item)
            made.append(item)
        widget.expandAll()
        if columns > 1:
            widget.header().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        if self.chance(0.7):
            widget.setCurrentItem(self.rng.choice(made))
        return widget

    def table(self, rows=None, columns=None):
        rows, columns = rows or self.rng.randint(3, 14), columns or self.rng.randint(2, 5)
        widget = QTableWidget(rows, columns)
        widget.setHorizontalHeaderLabels([self.words.caption() for _ in range(columns)])
        makers = [self.words.maker() for _ in range(columns)]
        right = [self.chance(0.2) for _ in range(columns)]
        for row in range(rows):
            for column in range(columns):
                item = QTableWidgetItem(makers[column]())
                if right[column]:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column == 0 and rows % 5 == 0:
                    item.setIcon(self.look.icon())
                widget.setItem(row, column, item)
        widget.verticalHeader().setVisible(self.chance(0.3))
        widget.verticalHeader().setDefaultSectionSize(round(self.look.pixels * self.rng.uniform(1.6, 2.5)))
        widget.horizontalHeader().setDefaultAlignment(self.rng.choice([Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignCenter]) | Qt.AlignmentFlag.AlignVCenter)
        widget.setShowGrid(self.chance(0.6))
        widget.setAlternatingRowColors(self.chance(0.4))
        widget.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        if self.chance(0.75):
            widget.resizeColumnsToContents()
        if self.chance(0.6):
            widget.selectRow(self.rng.randrange(min(rows, 7)))
        if self.chance(0.5):
            widget.horizontalHeader().setStretchLastSection(True)
        return widget

    def text(self, lines, fixed=True, role="text"):
        """A read-only text of several lines."""
        widget = QPlainTextEdit("\n".join(lines))
        widget.setReadOnly(True)
        widget.setProperty("role", role)
        widget.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        widget.setFont(self.look.font(fixed=fixed))
        return widget

    # bars and menus

    def menu_bar(self):
        bar = QMenuBar()
        bar.setNativeMenuBar(False)
        for _ in range(self.rng.randint(3, 7)):
            bar.addAction(self.words.mnemonic(self.words.menu(), 0.7))
        return bar

    def shortcut(self):
        while True:
            text = self.words.writer.shortcut()
            if not any(part in text for part in ("Super", "Cmd", "Meta")) and len(QKeySequence(text).toString()) > 1:
                return text

    def menu(self, count=None):
        menu = QMenu()
        shortcuts, icons, checks = self.chance(0.75), self.chance(0.35), self.chance(0.45)
        actions = []
        for index in range(count or self.rng.randint(4, 12)):
            if index and self.chance(0.15):
                menu.addSeparator()
            if self.chance(0.08):
                self.keep.append(menu.addMenu(self.words.mnemonic(self.words.label(20))))
                continue
            action = menu.addAction(self.words.mnemonic(self.words.label(26) + ("..." if self.chance(0.2) else "")))
            if shortcuts and self.chance(0.6):
                action.setShortcut(QKeySequence(self.shortcut()))
            if checks and self.chance(0.4):
                action.setCheckable(True)
                action.setChecked(self.chance(0.6))
            elif icons and self.chance(0.6):
                action.setIcon(self.look.icon())
                action.setIconVisibleInMenu(True)
            action.setEnabled(not self.chance(0.12))
            actions.append(action)
        if actions and self.chance(0.6):
            self.keep.append(actions)
            menu.setProperty("active", self.rng.randrange(len(actions)))
        menu.actions_made = actions
        return menu

    def tool_bar(self):
        bar = QToolBar()
        style = self.rng.choice([Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextOnly,
                                 Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextUnderIcon])
        bar.setToolButtonStyle(style)
        side = self.rng.choice([16, 16, 22, 24])
        bar.setIconSize(QSize(side, side))
        for _ in range(self.rng.randint(3, 7)):
            if self.chance(0.15):
                bar.addSeparator()
            action = bar.addAction(self.look.icon(side), self.words.button().replace("&", "&&"))
            action.setEnabled(not self.chance(0.1))
            if self.chance(0.12):
                action.setCheckable(True)
                action.setChecked(True)
        if self.chance(0.2):
            bar.addWidget(self.field())
        return bar

    def tool_button(self, side=16):
        widget = QToolButton()
        widget.setIcon(self.look.icon(side))
        widget.setIconSize(QSize(side, side))
        widget.setAutoRaise(self.chance(0.6))
        return widget

    def status_bar(self):
        bar = QStatusBar()
        bar.setSizeGripEnabled(self.chance(0.3))
        bar.addWidget(self.label(self.words.label(36), "status"), 1)
        for _ in range(self.rng.randint(0, 3)):
            bar.addPermanentWidget(self.label(self.words.value()[:24], "status"))
        return bar

    def page(self, depth=1):
        """A widget with a few things in it, such as the page of a tab."""
        page, layout = QWidget(), QVBoxLayout()
        page.setLayout(layout)
        for _ in range(self.rng.randint(1, 3)):
            draw = self.rng.random()
            if draw < 0.3:
                layout.addLayout(self.form(self.rng.randint(2, 5)))
            elif draw < 0.5:
                layout.addWidget(self.group(self.choices(self.rng.randint(2, 4))))
            elif draw < 0.7:
                layout.addLayout(self.choices(self.rng.randint(2, 4)))
            elif draw < 0.78:
                layout.addWidget(self.paragraph())
            elif draw < 0.84:
                layout.addWidget(self.items(self.rng.randint(3, 6)))
            elif draw < 0.9:
                layout.addWidget(self.table(self.rng.randint(3, 5), self.rng.randint(2, 3)))
            elif draw < 0.95 and depth:
                layout.addWidget(self.group(self.form(self.rng.randint(1, 3))))
            else:
                layout.addWidget(self.progress())
        layout.addStretch()
        return page

    def tabs(self):
        widget, count = QTabWidget(), self.rng.randint(2, 5)
        chosen, icons = self.rng.randrange(count), self.chance(0.2)
        for index in range(count):
            page = self.page() if index == chosen else QWidget()
            if icons:
                widget.addTab(page, self.look.icon(), self.words.mnemonic(self.words.label(16), 0.3))
            else:
                widget.addTab(page, self.words.mnemonic(self.words.label(16), 0.3))
        widget.setCurrentIndex(chosen)
        if self.chance(0.1):
            other = self.rng.randrange(count)
            widget.setTabEnabled(other, other == chosen)
        return widget
