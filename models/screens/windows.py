"""Whole windows: each function fills a layout with the pieces of one kind of window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (QFormLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSplitter, QTextBrowser,
                               QToolButton, QVBoxLayout, QWidget)


def message(parts, layout):
    rng, row = parts.rng, QHBoxLayout()
    if parts.chance(0.75):
        row.addWidget(parts.picture(rng.choice([32, 48])), 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    if parts.chance(0.45):
        texts.addWidget(parts.heading(factor=rng.uniform(1.0, 1.3)))
    error = parts.chance(0.4)
    texts.addWidget(parts.label(parts.words.sentence(25, 100), "error" if error else "message", True))
    if parts.chance(0.2):
        texts.addWidget(parts.check())
    row.addLayout(texts, 1)
    layout.addLayout(row)
    layout.addLayout(parts.buttons())
    return "error message" if error else "message box"


def dialog(parts, layout):
    if parts.chance(0.4):
        layout.addWidget(parts.heading())
    if parts.chance(0.4):
        layout.addWidget(parts.paragraph())
    for _ in range(parts.rng.randint(1, 3)):
        draw = parts.rng.random()
        if draw < 0.4:
            layout.addLayout(parts.form(parts.rng.randint(2, 5)))
        elif draw < 0.65:
            layout.addWidget(parts.group(parts.choices(parts.rng.randint(2, 4))))
        elif draw < 0.85:
            layout.addLayout(parts.choices(parts.rng.randint(2, 4)))
        else:
            layout.addWidget(parts.items(parts.rng.randint(3, 7)))
    if parts.chance(0.2):
        layout.addWidget(parts.progress())
    if parts.chance(0.3):
        layout.addWidget(parts.separator())
    layout.addLayout(parts.buttons())
    return "dialog"


def form(parts, layout):
    if parts.chance(0.5):
        layout.addWidget(parts.heading())
    layout.addLayout(parts.form(parts.rng.randint(4, 10)))
    if parts.chance(0.3):
        layout.addWidget(parts.link())
    layout.addLayout(parts.buttons())
    return "form"


def settings(parts, layout):
    row = QHBoxLayout()
    if parts.chance(0.4):
        pages = parts.items(parts.rng.randint(4, 9))
        pages.setMaximumWidth(parts.rng.randint(120, 190))
        row.addWidget(pages)
    row.addWidget(parts.tabs(), 1)
    layout.addLayout(row)
    layout.addLayout(parts.buttons())
    return "settings"


def main_window(parts, layout, body=None):
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(parts.menu_bar())
    if parts.chance(0.7):
        layout.addWidget(parts.tool_bar())
    if body is None:
        split = QSplitter()
        if parts.chance(0.6):
            split.addWidget(parts.tree() if parts.chance(0.5) else parts.items())
        split.addWidget(parts.rng.choice([parts.table, parts.tree, parts.tabs, parts.page])())
        split.setSizes([160, 400])
        body = split
    layout.addWidget(body, 1)
    if parts.chance(0.7):
        layout.addWidget(parts.status_bar())
    return "main window"


def table(parts, layout):
    if parts.chance(0.5):
        row = QHBoxLayout()
        caption = parts.words.caption()
        row.addWidget(parts.label(caption + ":"))
        field = parts.field(caption)
        row.addWidget(field, 1)
        row.addWidget(parts.button())
        layout.addLayout(row)
    layout.addWidget(parts.table(parts.rng.randint(5, 16)), 1)
    if parts.chance(0.6):
        layout.addLayout(parts.buttons())
    return "table"


def tree(parts, layout):
    layout.addWidget(parts.tree(parts.rng.randint(8, 18)), 1)
    if parts.chance(0.5):
        layout.addLayout(parts.buttons())
    return "tree"


def menu(parts, layout):
    """A main window with an open menu over it."""
    main_window(parts, layout)
    root = layout.parentWidget()
    opened = parts.menu()
    opened.setParent(root, Qt.WindowType.Widget)
    active = opened.property("active")
    if active is not None:
        opened.setActiveAction(opened.actions_made[active])
    parts.keep.append(opened)
    root.overlay = opened
    return "menu"


def context_menu(parts, layout):
    """Nothing but a menu."""
    layout.setContentsMargins(0, 0, 0, 0)
    opened = parts.menu(parts.rng.randint(4, 14))
    active = opened.property("active")
    layout.addWidget(opened)
    opened.setWindowFlags(Qt.WindowType.Widget)
    opened.show()
    if active is not None:
        opened.setActiveAction(opened.actions_made[active])
    return "popup menu"


def file_dialog(parts, layout):
    words, rng = parts.words, parts.rng
    row = QHBoxLayout()
    row.addWidget(parts.label("Look in:" if not words.chinese else "查找范围："))
    where = parts.combo()
    where.setProperty("caption", "Look in")
    row.addWidget(where, 1)
    for _ in range(rng.randint(1, 4)):
        row.addWidget(parts.tool_button())
    layout.addLayout(row)
    middle = QHBoxLayout()
    if parts.chance(0.6):
        places = parts.items(rng.randint(3, 6))
        places.setMaximumWidth(rng.randint(90, 150))
        middle.addWidget(places)
    middle.addWidget(parts.table(rng.randint(5, 10), rng.randint(2, 4)), 1)
    layout.addLayout(middle, 1)
    grid = QGridLayout()
    for index, caption in enumerate(("文件名：", "文件类型：") if words.chinese else ("File name:", "Files of type:")):
        grid.addWidget(parts.label(caption), index, 0)
        field = QLineEdit(words.writer.file_name()) if index == 0 else parts.combo()
        field.setProperty("caption", caption.rstrip(":："))
        grid.addWidget(field, index, 1)
        button = parts.button(("打开" if words.chinese else rng.choice(["Open", "Save"])) if index == 0 else ("取消" if words.chinese else "Cancel"))
        button.setDefault(index == 0 and button.property("colour") is None and button.isEnabled() and not button.isCheckable())
        grid.addWidget(button, index, 2)
    layout.addLayout(grid)
    return "file dialog"


def wizard(parts, layout):
    layout.addWidget(parts.heading())
    layout.addWidget(parts.paragraph())
    layout.addWidget(parts.separator())
    layout.addWidget(parts.page(), 1)
    layout.addWidget(parts.separator())
    row = QHBoxLayout()
    row.addStretch()
    texts = ("< 上一步", "下一步 >", "取消") if parts.words.chinese else ("< Back", "Next >", "Cancel")
    for index, text in enumerate(texts):
        button = parts.button(text)
        button.setDefault(index == 1 and button.property("colour") is None and button.isEnabled() and not button.isCheckable())
        row.addWidget(button)
    layout.addLayout(row)
    return "wizard"


def dark_text(parts, widget):
    """Terminals are often dark, whatever the rest looks like."""
    back, ink = parts.rng.choice([("#000000", "#d0d0d0"), ("#1e1e1e", "#d4d4d4"), ("#300a24", "#eeeeec"), ("#002b36", "#93a1a1"),
                                  ("#0c0c0c", "#33ff66"), ("#282a36", "#f8f8f2"), ("#fdf6e3", "#586e75"), ("#ffffff", "#000000")])
    widget.setStyleSheet(f"QPlainTextEdit {{ background: {back}; color: {ink}; border: none; }}")


def terminal(parts, layout):
    layout.setContentsMargins(0, 0, 0, 0)
    widget = parts.text([parts.words.shell_line() for _ in range(parts.rng.randint(6, 22))], True, "terminal")
    dark_text(parts, widget)
    layout.addWidget(widget)
    return "terminal"


def editor(parts, layout):
    lines = [parts.words.code_line() for _ in range(parts.rng.randint(8, 24))]
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    text = parts.text(lines, True, "code")
    if parts.chance(0.5):
        dark_text(parts, text)
    if parts.chance(0.6):
        numbers = QLabel("\n".join(str(n + 1) for n in range(len(lines))))
        numbers.setFont(text.font())
        numbers.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        numbers.setContentsMargins(4, 5, 6, 0)
        numbers.setProperty("role", "line numbers")
        row.addWidget(numbers)
    row.addWidget(text, 1)
    if parts.chance(0.6):
        return main_window(parts, layout, body) and "code editor"
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(body)
    return "code editor"


def log(parts, layout):
    widget = parts.text([parts.words.log_line() for _ in range(parts.rng.randint(6, 18))], parts.chance(0.6), "log")
    layout.addWidget(widget, 1)
    if parts.chance(0.6):
        layout.addLayout(parts.buttons())
    return "log"


def web_html(parts):
    words, rng, theme = parts.words, parts.rng, parts.look.theme
    safe = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")  # noqa: E731
    level = rng.randint(1, 2)
    out = [f"<h{level}>{safe(words.label(28))}</h{level}>"]
    for _ in range(rng.randint(2, 5)):
        draw = rng.random()
        if draw < 0.45:
            text = safe(words.sentence(50, 180))
            if parts.chance(0.6):
                text += f' <a href="#">{safe(words.label(20))}</a>'
            out.append(f"<p>{text}</p>")
        elif draw < 0.65:
            out.append("<ul>" + "".join(f"<li>{safe(words.label(34))}</li>" for _ in range(rng.randint(2, 5))) + "</ul>")
        elif draw < 0.8:
            out.append(f"<h3>{safe(words.label(26))}</h3>")
        elif draw < 0.9:
            out.append("<p>" + " | ".join(f'<a href="#">{safe(words.label(14))}</a>' for _ in range(rng.randint(2, 4))) + "</p>")
        else:
            out.append(f"<p><b>{safe(words.label(20))}</b>: {safe(words.value())}</p>")
    return f"<style>a {{ color: {theme.link.name()}; }}</style>" + "".join(out)


def web(parts, layout):
    row = QHBoxLayout()
    for _ in range(parts.rng.randint(1, 3)):
        row.addWidget(parts.tool_button())
    address = QLineEdit(parts.words.writer.url())
    address.setCursorPosition(0)
    address.setProperty("role", "url")
    row.addWidget(address, 1)
    layout.addLayout(row)
    page = QTextBrowser()
    page.setOpenLinks(False)
    page.setHtml(web_html(parts))
    page.setProperty("role", "page")
    layout.addWidget(page, 1)
    return "web page"


def login(parts, layout):
    words, rng = parts.words, parts.rng
    if parts.chance(0.6):
        layout.addWidget(parts.picture(48), 0, Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(parts.heading(), 0, Qt.AlignmentFlag.AlignCenter)
    grid, captions = QFormLayout(), ("用户名", "密码") if words.chinese else (rng.choice(["User name", "Email", "Username"]), "Password")
    for index, caption in enumerate(captions):
        field = QLineEdit(words.writer.mail() if parts.chance(0.5) else words.writer.low())
        if index:
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setProperty("secret", True)
        field.setProperty("caption", caption)
        grid.addRow(words.mnemonic(caption, 0.4) + ("：" if words.chinese else ":"), field)
    layout.addLayout(grid)
    layout.addWidget(parts.check())
    if parts.chance(0.5):
        layout.addWidget(parts.link())
    layout.addLayout(parts.buttons(rng.choice([1, 2])))
    layout.addStretch()
    return "login"


def chat(parts, layout):
    theme, rng = parts.look.theme, parts.rng
    for _ in range(rng.randint(3, 6)):
        mine = parts.chance(0.5)
        bubble = parts.label(parts.words.sentence(10, 70), "message", True)
        back = theme.accent if mine else theme.button
        ink = theme.on_accent if mine else theme.ink
        bubble.setStyleSheet(f"QLabel {{ background: {back.name()}; color: {ink.name()}; border-radius: {rng.choice([4, 8, 12])}px; padding: 6px 9px; }}")
        bubble.setMaximumWidth(320)
        row = QHBoxLayout()
        if mine:
            row.addStretch()
        row.addWidget(bubble, 3)
        if parts.chance(0.5):
            row.addWidget(parts.label(parts.words.writer.clock(), "time"))
        if not mine:
            row.addStretch()
        layout.addLayout(row)
    layout.addStretch()
    row = QHBoxLayout()
    entry = QLineEdit()
    entry.setPlaceholderText(parts.words.phrase(24))
    entry.setProperty("placeholder", True)
    row.addWidget(entry, 1)
    row.addWidget(parts.button())
    layout.addLayout(row)
    return "chat"


KINDS = {dialog: 5, message: 3, form: 4, settings: 5, main_window: 4, table: 3, tree: 2, menu: 3, context_menu: 2, file_dialog: 3, wizard: 2,
         terminal: 1, editor: 1, log: 1, web: 3, login: 2, chat: 1}


def title_bar(parts, text):
    """A window frame's title bar of our own drawing."""
    rng, theme = parts.rng, parts.look.theme
    bar = QFrame()
    bar.setObjectName("titleBar")
    back = rng.choice([theme.button, theme.back, theme.accent, QColor("#2b2b2b"), QColor("#e8e8e8")])
    ink = "#ffffff" if back.lightness() < 128 else "#202020"
    bar.setStyleSheet(f"QFrame#titleBar {{ background: {back.name()}; border: none; }} QFrame#titleBar QLabel {{ color: {ink}; background: transparent; }}"
                      f" QFrame#titleBar QToolButton {{ border: none; background: transparent; padding: 2px; }}")
    row = QHBoxLayout(bar)
    row.setContentsMargins(rng.randint(6, 12), rng.randint(3, 8), 6, rng.randint(3, 8))
    label = parts.label(text, "title")
    label.setFont(parts.look.font(rng.choice([1.0, 1.0, 1.08]), rng.choice([QFont.Weight.Normal, QFont.Weight.Bold, QFont.Weight.DemiBold])))
    left = rng.random() < 0.25
    buttons = []
    for _ in range(rng.randint(1, 3)):
        button = QToolButton()
        button.setIcon(parts.look.icon(14))
        buttons.append(button)
    if left:
        for button in buttons:
            row.addWidget(button)
    elif parts.chance(0.4):
        row.addWidget(parts.picture(16))
    centred = parts.chance(0.4)
    if centred:
        row.addStretch()
    row.addWidget(label)
    row.addStretch()
    if not left:
        for button in buttons:
            row.addWidget(button)
    return bar


def build(parts, kind=None):
    """Returns (root widget, kind of window, its title or None)."""
    rng = parts.rng
    root = QWidget()
    root.setStyleSheet(parts.look.style_sheet)
    root.overlay = None
    outer = QVBoxLayout(root)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    make = kind or rng.choice([f for f, share in KINDS.items() for _ in range(share)])
    title = None
    if make is not context_menu and parts.chance(0.75):
        title = parts.words.label(36)
        outer.addWidget(title_bar(parts, title))
    inside = QVBoxLayout()
    inside.setSpacing(rng.randint(4, 12))
    inside.setContentsMargins(*(rng.randint(6, 16) for _ in range(4)))
    outer.addLayout(inside, 1)
    name = make(parts, inside)
    return root, name, title
