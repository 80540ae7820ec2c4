"""Questions about a screen with the answers that are right, some forty families."""

from dataclasses import asdict, dataclass, field

from PySide6.QtCore import QRectF

KINDS = {
    "error message": ["error"], "message box": ["message", "alert"], "dialog": ["dialog"], "form": ["form", "dialog"],
    "settings": ["settings", "preferences", "options"], "main window": ["main window", "application window", "application"],
    "table": ["table", "list"], "tree": ["tree", "list"], "menu": ["menu"], "popup menu": ["menu"], "file dialog": ["file"], "wizard": ["wizard", "assistant"],
    "terminal": ["terminal", "console"], "code editor": ["editor", "code"], "log": ["log"], "web page": ["web", "browser"],
    "login": ["login", "log in", "sign in", "log-in", "sign-in"], "chat": ["chat", "conversation", "messages"]}
TROUBLE = ("error", "unable", "could not", "couldn't", "cannot", "can't", "failed", "failure", "invalid", "not found", "does not", "错误", "失败", "无法", "不能")


@dataclass
class Question:
    """`truth` says how answers are compared: text, list, yes, no, count, contains, none, point, detect."""
    family: str
    question: str
    answers: list
    truth: str
    crop: list = None
    boxes: list = field(default_factory=list)

    def entry(self):
        return {key: value for key, value in asdict(self).items() if value not in (None, [])}


class Asker:
    """All questions that one screen allows. Names that occur twice are not asked about."""

    def __init__(self, rng, words, made, crop_of):
        self.rng, self.words, self.made, self.crop_of = rng, words, made, crop_of
        self.all = made.elements
        self.whole = [e for e in self.all if e.lines and not any(line.cut() for line in e.lines) and self.plain(e.text)]
        counts = {}
        for element in self.all:
            counts[self.name(element).lower()] = counts.get(self.name(element).lower(), 0) + 1
        self.named = [e for e in self.whole if counts[self.name(e).lower()] == 1 and len(self.name(e)) > 1]
        self.texts = " ".join(e.text.lower() for e in self.all)
        self.out = []

    @staticmethod
    def plain(text):
        return bool(text) and '"' not in text and "●" not in text

    @staticmethod
    def name(element):
        return element.text.rstrip(":：… ") if not element.text.endswith("...") else element.text[:-3]

    def of(self, *kinds, among=None):
        return [e for e in (self.whole if among is None else among) if e.kind in kinds]

    def complete(self, *kinds):
        """The elements of these kinds when every one of them can be seen whole, else nothing."""
        every = [e for e in self.all if e.kind in kinds]
        return every if all(e in self.whole for e in every) else []

    def pick(self, elements):
        return self.rng.choice(elements) if elements else None

    def absent(self):
        for _ in range(20):
            text = self.words.label(16)
            if self.plain(text) and text.lower() not in self.texts and len(text) > 2:
                return text
        return "Frobnicate"

    def add(self, family, question, answers, truth="text", **more):
        if answers or truth in ("none", "yes", "no"):
            self.out.append(Question(family, question, list(dict.fromkeys(answers)) if truth != "list" else answers, truth, **more))

    def yes_no(self, family, question, right):
        self.add(family, question, [], "yes" if right else "no")

    def questions(self):
        for part in (self.crops, self.buttons, self.checks, self.tabs, self.fields, self.menus, self.lists, self.tables, self.window, self.missing, self.places):
            part()
        return self.out

    def crops(self):
        for family, question, kinds in (("button text", "What does the button say?", ["button"]), ("label text", "What does the text say?", ["label", "checkbox", "listitem"]),
                                        ("title text", "What does this say?", ["title", "tab", "header", "menuitem"])):
            element = self.pick([e for e in self.of(*kinds) if len(e.lines) == 1])
            if element:
                self.add(family, question, [element.text], crop=self.crop_of(element))
        icon = self.pick([e for e in self.all if e.kind == "none" and e.facts.get("role") != "slider"])
        if icon:
            left, top, right, bottom = (round(v) for v in self.made.rect(icon.control))
            self.add("no text", "What does the text say?", [], "none", crop=[left, top, right - left, bottom - top])

    def buttons(self):
        buttons, icons = self.complete("button"), any(e.facts.get("role") == "icon button" for e in self.all)
        named = self.of("button", among=self.named)
        if buttons and not icons:
            self.add("button count", "How many buttons are there?", [str(len(buttons))], "count")
            self.add("all buttons", "Which buttons are there?", [self.name(e) for e in buttons], "list")
        element = self.pick(named)
        if element:
            self.yes_no("button there", f'Is there a "{self.name(element)}" button?', True)
        if buttons:
            self.yes_no("button not there", f'Is there a "{self.absent()}" button?', False)
        element = self.pick([e for e in named if e.facts.get("colour")])
        if element:
            same = {"grey": ["grey", "gray"]}.get(element.facts["colour"], [element.facts["colour"]])
            self.add("button colour", f'What colour is the "{self.name(element)}" button?', same, "contains")
        default = [e for e in named if "default" in e.state]
        if len(default) == 1:
            self.add("default button", "Which button is the default?", [self.name(default[0])])
        self.disabled("button disabled", named)

    def disabled(self, family, elements):
        off, usable = [e for e in elements if "disabled" in e.state], [e for e in elements if "disabled" not in e.state]
        element = self.pick(off if off and self.rng.random() < 0.6 else usable)
        if element:
            self.yes_no(family, f'Is "{self.name(element)}" disabled?', "disabled" in element.state)

    def checks(self):
        for kind, question in (("checkbox", "checked"), ("radio", "selected")):
            element = self.pick(self.of(kind, among=self.named))
            if element:
                self.yes_no(f"{kind} on", f'Is "{self.name(element)}" {question}?', "on" in element.state)
        boxes = self.complete("checkbox")
        if boxes:
            self.add("checkbox count", "How many check boxes are there?", [str(len(boxes))], "count")
            on = [self.name(e) for e in boxes if "on" in e.state]
            self.add("all checked", "Which boxes are checked?", on, "list" if on else "none")
        chosen = [e for e in self.complete("radio") if "on" in e.state]
        if len(chosen) == 1:
            self.add("chosen option", "Which option is selected?", [self.name(chosen[0])])
        self.disabled("check disabled", self.of("checkbox", "radio", among=self.named))

    def tabs(self):
        tabs = self.complete("tab")
        if len(tabs) < 2:
            return
        on = [e for e in tabs if "on" in e.state]
        if len(on) == 1:
            self.add("selected tab", "Which tab is selected?", [self.name(on[0])])
        self.add("all tabs", "Which tabs are there?", [self.name(e) for e in tabs], "list")
        self.add("tab count", "How many tabs are there?", [str(len(tabs))], "count")
        self.yes_no("tab there", f'Is there a "{self.name(self.pick(tabs))}" tab?', True)
        self.yes_no("tab not there", f'Is there a "{self.absent()}" tab?', False)

    def fields(self):
        fields = [e for e in self.of("field", "combobox") if e.facts.get("caption") and not e.facts.get("placeholder") and not e.facts.get("secret")]
        captions = [e.facts["caption"] for e in self.all if e.facts.get("caption")]
        fields = [e for e in fields if captions.count(e.facts["caption"]) == 1 and self.texts.count(e.facts["caption"].lower()) == 1]
        element = self.pick(self.of("field", among=fields))
        if element:
            self.add("field value", f'What is the value of "{element.facts["caption"]}"?', [element.text])
        element = self.pick(self.of("combobox", among=fields))
        if element:
            self.add("combo box value", f'What is selected in "{element.facts["caption"]}"?', [element.text])
        element = self.pick(fields)
        if element:
            self.add("next to", f'What is written next to "{element.facts["caption"]}"?', [element.text])
        values = [e for e in self.of("label") if e.facts.get("role") == "progress" and e.text.endswith("%")]
        if len(values) == 1:
            self.add("progress", "How far is the progress?", [values[0].text])

    def menus(self):
        bar = [e for e in self.all if e.facts.get("role") == "menu bar"]
        if bar and all(e in self.whole for e in bar):
            self.add("all menus", "Which menus are there in the menu bar?", [self.name(e) for e in bar], "list")
        entries = [e for e in self.of("menuitem", among=self.named) if e.facts.get("role") == "menu"]
        element = self.pick([e for e in entries if e.facts.get("shortcut")])
        if element:
            self.add("shortcut", f'What is the shortcut of "{self.name(element)}"?', [element.facts["shortcut"]])
        active = [e for e in entries if e.facts.get("active")]
        if len(active) == 1:
            self.add("highlighted entry", "Which menu item is highlighted?", [self.name(active[0]), active[0].text])
        element = self.pick(entries)
        if element:
            self.yes_no("menu item there", f'Is there a "{self.name(element)}" menu item?', True)
            self.yes_no("menu item not there", f'Is there a "{self.absent()}" menu item?', False)
        self.disabled("menu item disabled", entries)
        checked = self.pick([e for e in entries if "on" in e.state])
        if checked:
            self.yes_no("menu item checked", f'Is "{self.name(checked)}" checked?', True)
        self.neighbours(entries, [e for e in self.all if e.facts.get("role") == "menu" and e.kind == "menuitem"])

    def neighbours(self, named, column):
        """Entries above and below in one column."""
        column = sorted(column, key=lambda e: e.control.top())
        for first, second in zip(column, column[1:]):
            if second.control.top() - first.control.bottom() > 12 or first not in self.named or second not in self.named or first not in named:
                continue
            if self.rng.random() < 0.5:
                self.add("below", f'What is below "{self.name(first)}"?', [second.text, self.name(second)])
            else:
                self.add("above", f'What is above "{self.name(second)}"?', [first.text, self.name(first)])
            return

    def lists(self):
        rows = [e for e in self.all if e.kind in ("listitem", "checkbox") and e.facts.get("view") == "QListWidget"]
        if not rows:
            return
        chosen = [e for e in self.all if e.facts.get("selected")]
        if len(chosen) == 1 and chosen[0] in self.whole:
            self.add("selected item", "Which item is selected?", [chosen[0].text, self.name(chosen[0])])
        self.neighbours(rows, rows)

    def tables(self):
        heads = [e for e in self.all if e.kind == "header" and e.facts["role"] == "column"]
        cells = [e for e in self.all if e.facts.get("view") == "QTableWidget"]
        if heads and all(e in self.whole for e in heads):
            self.add("headers", "What column headers are there?", [self.name(e) for e in heads], "list")
        first = [e for e in cells if e.facts["row"] == 0]
        if first and all(e in self.whole for e in first) and len(first) == len(heads):
            self.add("first row", "What is in the first row?", [e.text for e in first], "list")
            cell = self.pick(first)
            if [self.name(h) for h in heads].count(cell.facts.get("heading")) == 1:
                self.add("cell", f'What is in the "{cell.facts["heading"]}" column of the first row?', [cell.text])
        chosen = sorted((e for e in cells if e.facts["selected"]), key=lambda e: e.facts["column"])
        if chosen and chosen[0] in self.whole and chosen[0].facts["column"] == 0:
            self.add("selected row", "Which row is selected?", [chosen[0].text, " ".join(e.text for e in chosen), ", ".join(e.text for e in chosen)])

    def window(self):
        facts = self.made.facts
        title = [e for e in self.whole if e.facts.get("role") == "title"]
        if title:
            self.add("window title", "What is the title of the window?", [title[0].text])
        self.add("kind of window", "What kind of window is this?", KINDS[facts["window"]], "contains")
        if facts["window"] not in ("terminal", "code editor"):
            self.add("dark or light", "Is the window dark or light?", ["dark" if facts["dark"] else "light"], "contains")
        for family, question, role, kinds in (("heading", "What is the heading?", "heading", ("title",)), ("address", "What is the URL?", "url", ("field",)),
                                              ("error", "What error is shown?", "error", ("label",)), ("link", "What does the link say?", None, ("link",))):
            found = [e for e in self.all if e.kind in kinds and (role is None or e.facts.get("role") == role)]
            if len(found) == 1 and found[0] in self.whole:
                self.add(family, question, [found[0].text])
        status = [e for e in self.all if e.facts.get("role") == "status"]
        if status and all(e in self.whole for e in status):
            self.add("status bar", "What does the status bar say?", [e.text for e in status], "list")

    def missing(self):
        name = self.absent()
        family, question = self.rng.choice([("value of nothing", f'What is the value of "{name}"?'), ("shortcut of nothing", f'What is the shortcut of "{name}"?'),
                                            ("tab of nothing", "Which tab is selected?"), ("error of nothing", "What error is shown?"),
                                            ("below nothing", f'What is below "{name}"?')])
        if family == "tab of nothing" and any(e.kind == "tab" for e in self.all):
            return
        if family == "error of nothing" and (any(e.facts.get("role") == "error" for e in self.all) or any(word in self.texts for word in TROUBLE)):
            return
        self.add(family, question, [], "none")

    @staticmethod
    def visible(element):
        """What is seen of a control: a check box or radio button ends with its text, however wide its layout made it."""
        if element.kind not in ("checkbox", "radio"):
            return element.control
        seen = QRectF(element.control)
        seen.setRight(min(seen.right(), element.box().right()))
        return seen

    def places(self):
        """Boxes and points of named controls and of kinds."""
        rect = self.made.rect
        element = self.pick(self.of("button", "checkbox", "radio", "tab", "menuitem", "link", among=self.named))
        if element:
            noun = {"checkbox": "check box", "menuitem": "menu item", "radio": "radio button"}.get(element.kind, element.kind)
            asked = self.rng.choice([self.name(element), f"{self.name(element)} {noun}"])
            self.add("point named", asked, [element.text], "point", boxes=[rect(element.control)])
        for kind, noun in (("button", "button"), ("checkbox", "checkbox"), ("tab", "tab"), ("radio", "radio button")):
            every = self.complete(kind)
            if every and not (kind == "button" and any(e.facts.get("role") == "icon button" for e in self.all)):
                self.add(f"detect {kind}", noun, [str(len(every))], "detect", boxes=[rect(self.visible(e)) for e in every])
        self.add("point nothing", f"{self.absent()} button", [], "none", boxes=[])
