"""Expands the hand-written templates in text/ into sentence pairs."""
import pathlib
import random
import re

from textrules import CLOSE, OPEN, clean_english, space_chinese

TEXT = pathlib.Path(__file__).parent / "text"
SLOT = re.compile(r"\{([A-Za-z]+)(\d?)(?:\.(\w))?\}(s(?![a-z]))?")
CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
MASKABLE = {"ctrl", "thing", "noun", "app", "verb", "adj", "col", "state", "rel"}
IRREGULAR_GERUND = {"cut": "cutting", "stop": "stopping", "crop": "cropping", "scan": "scanning", "reset": "resetting"}
IRREGULAR_PAST = {"send": "sent", "read": "read", "write": "written", "find": "found", "hide": "hidden", "show": "shown",
                  "stop": "stopped", "crop": "cropped", "scan": "scanned", "reset": "reset", "copy": "copied"}


def read_lines(name):
    for line in (TEXT / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def read_lexicon():
    slots, current = {}, None
    for line in read_lines("lexicon.txt"):
        if line.startswith("["):
            current = slots.setdefault(line[1:-1], [])
            continue
        english, chinese = line.split("=")
        singular, _, plural = english.partition(";")
        word, _, measure = chinese.partition(";")
        current.append({"en": singular, "s": plural or singular, "zh": word, "m": measure or "\u4e2a"})
    return slots


def gerund(verb):
    if verb in IRREGULAR_GERUND:
        return IRREGULAR_GERUND[verb]
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


def past(verb):
    if verb in IRREGULAR_PAST:
        return IRREGULAR_PAST[verb]
    return verb + ("d" if verb.endswith("e") else "ed")


def third(verb):
    if verb.endswith("y"):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(ch|sh|s|x)$", verb) else "s")


class Grammar:
    def __init__(self):
        self.slots = read_lexicon()
        self.first = {}
        for slot, entries in self.slots.items():
            for entry in entries:
                self.first.setdefault((slot, entry["zh"]), entry)
        self.templates = {name: [line.split("=", 1) for line in read_lines(name + ".txt")]
                          for name in ("questions", "answers", "interface")}
        self.weights = {name: [0.4 + min(2, len(set(SLOT.findall(english)))) for english, _ in templates]
                        for name, templates in self.templates.items()}
        self.labels = [line.split("=", 1) for line in read_lines("labels_core.txt")]
        self.phrases = [line.split("=", 1) for name in ("labels_more.txt", "sentences.txt") for line in read_lines(name)]

    def pick(self, kind, rng):
        return rng.choices(self.templates[kind], self.weights[kind])[0]

    @staticmethod
    def choose(text, rng, free):
        return CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")) if free else match.group(1).split("|")[0], text)

    def expand(self, template, rng, to_chinese, mask=0.2):
        english, chinese = template
        english = self.choose(english, rng, to_chinese)
        chinese = self.choose(chinese, rng, not to_chinese)
        chosen, count = {}, [0]
        masked = rng.random() < 2 * mask

        def placeholder():
            count[0] += 1
            return "%s%d%s" % (OPEN, count[0], CLOSE)

        def value(name, number):
            slot = name.lower()
            if (slot, number) not in chosen:
                if slot == "p":
                    entry = {"en": placeholder()}
                    entry["zh"] = entry["en"]
                elif slot == "q":
                    mark = placeholder()
                    entry = {"en": '"%s"' % mark, "zh": "\u201c%s\u201d" % mark}
                elif slot == "n":
                    mark = placeholder()
                    entry = {"en": mark, "zh": mark}
                else:
                    entry = rng.choice(self.slots[slot])
                    if not to_chinese:
                        entry = self.first[slot, entry["zh"]]
                    if masked and slot in MASKABLE and rng.random() < 0.5:
                        mark = placeholder()
                        entry = {"en": mark, "s": mark, "zh": mark, "m": "\u4e2a", "masked": True}
                chosen[slot, number] = entry
            return chosen[slot, number]

        def english_slot(match):
            name, number, form, third_person = match.groups()
            entry = value(name, number)
            word = entry["en"]
            if name.lower() == "verb" and not entry.get("masked"):
                word = {"g": gerund, "e": past}.get(form, third if third_person else str)(word)
            elif form == "s":
                word = entry["s"]
            elif third_person and not name.lower() == "verb":
                word += "s"
            return word[:1].upper() + word[1:] if name[0].isupper() else word

        def chinese_slot(match):
            name, number, form, _ = match.groups()
            entry = value(name, number)
            return entry["m"] if form == "m" else entry["zh"]

        english = SLOT.sub(english_slot, english)
        chinese = SLOT.sub(chinese_slot, chinese)
        english = re.sub(r"\b([Aa]) (?=[aeiouAEIO])(?!(?:us|one|uni))", r"\1n ", english)
        if len(chosen) and english[:1].islower() and english[-1:] in ".?!":
            english = english[:1].upper() + english[1:]
        chinese = re.sub("\u4e00([\u4e2a\u5f20\u6761])(?=[ %s]*\u4e00)" % OPEN, r"\1", chinese)
        return clean_english(english), space_chinese(chinese)
