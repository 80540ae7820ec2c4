"""Mixes catalogues, labels and templates into training pairs; decides what is held out."""
import random
import re

from grammar import Grammar
from textrules import CLOSE, HAN, OPEN, PLACEHOLDER, is_held_out, key, space_chinese

RANK = {"own": -1, "qt": 0, "gtk": 1, "kde": 2, "lo": 3, "debian": 3, "cldr": 4}
WEIGHT = {"own": 6.0, "qt": 1.2, "gtk": 0.7, "kde": 0.9, "lo": 0.35, "debian": 0.5, "cldr": 0.3}
MIX = {"labels": 0.17, "interface": 0.25, "questions": 0.16, "answers": 0.20}
LONGEST = 11
SHORT = 6  # words; longer strings are drawn half as often


def mark(number):
    return "%s%d%s" % (OPEN, number, CLOSE)


def protect(english, chinese, to_chinese):
    """Puts placeholders where the program puts them: digits, and Latin words of Chinese text. None when a side invents."""
    used = [int(number) for number in PLACEHOLDER.findall(english)]
    hidden = lambda text: PLACEHOLDER.sub(" ", text)
    latin = re.findall(r"[A-Za-z0-9][A-Za-z0-9.+-]*[A-Za-z0-9]|[A-Za-z0-9]", hidden(chinese))
    for word in dict.fromkeys(latin):
        if to_chinese and not re.search(r"\d", word):
            if word.lower() not in english.lower():
                return None
            continue
        whole = re.compile(r"(?<![A-Za-z0-9])%s(?![A-Za-z0-9])" % re.escape(word))
        number = max(used, default=0) + 1
        if number > 9 or len(whole.findall(hidden(english))) != 1 or len(whole.findall(hidden(chinese))) != 1:
            return None
        used.append(number)
        english, chinese = whole.sub(mark(number), english), whole.sub(mark(number), chinese)
    if re.search(r"\d", hidden(english)) or re.search("[A-Za-z]" if not to_chinese else r"\d", hidden(chinese)):
        return None
    return (english, chinese) if re.search("[%s]" % HAN, chinese) else None


class Corpus:
    def __init__(self, catalogue_path, to_chinese, catalogue_share=0.4):
        self.to_chinese = to_chinese
        self.mix = dict(MIX, catalogue=catalogue_share / (1 - catalogue_share) * sum(MIX.values()))
        self.grammar = Grammar()
        self.labels = [(self.grammar.choose(e, random, False), c) for e, c in self.grammar.labels]
        core_english = {key(e) for e, _ in self.labels}
        core_chinese = {key(self.grammar.choose(c, random, False)) for _, c in self.labels}
        self.core = core_english if to_chinese else core_chinese
        rows = [("own", english, chinese) for english, chinese in self.grammar.phrases if key(english) not in core_english]
        with open(catalogue_path, encoding="utf-8") as lines:
            for line in lines:
                origin, english, chinese = line.rstrip("\n").split("\t")
                if key(english) not in core_english and len(english.split()) <= LONGEST and (to_chinese or key(chinese) not in core_chinese):
                    rows.append((origin, english, chinese))
        safe = [(origin, protect(english, chinese, to_chinese)) for origin, english, chinese in rows]
        rows = self.settle([(origin, *pair) for origin, pair in safe if pair])
        self.held_out = [row for row in rows if is_held_out(row[1])]
        self.held_keys = {key(e) for _, e, _ in self.held_out}
        self.held_chinese = {key(c) for _, _, c in self.held_out}
        self.rows = [row for row in rows if not self.blocked(row[1], row[2])]
        self.weights = [WEIGHT[origin] * (1 if len(english.split()) <= SHORT else 0.5) for origin, english, _ in self.rows]
        self.build_words()

    def settle(self, rows):
        """One target for each source: the better ranked origin, then the more frequent, then the shorter one."""
        votes = {}
        for origin, english, chinese in rows:
            source, target = (english, chinese) if self.to_chinese else (chinese, english)
            slot = votes.setdefault(key(source), {}).setdefault(key(target), [0, 9, None])
            slot[0] += 1
            if RANK[origin] < slot[1] or slot[2] is None:
                slot[1:] = [RANK[origin], (origin, english, chinese)]
        settled = []
        for options in votes.values():
            best = min(options.values(), key=lambda item: (item[1] - 0.6 * item[0], len(item[2][1]) + len(item[2][2])))
            settled.append(best[2])
        return settled

    def blocked(self, english, chinese):
        source = english if self.to_chinese else chinese
        if key(source) in self.core:
            return False
        return is_held_out(english) or (not self.to_chinese and key(chinese) in self.held_chinese)

    def build_words(self):
        self.words = {}
        for slot in ("ctrl", "thing", "noun", "app", "verb", "col"):
            for entry in self.grammar.slots[slot]:
                self.words.setdefault(entry["en"].lower(), set()).add(entry["zh"])
                self.words.setdefault(entry["s"].lower(), set()).add(entry["zh"])
        for english, chinese in self.labels + [row[1:] for row in self.rows]:
            if len(english.split()) <= 2 and len(chinese) >= 2 and re.fullmatch(r"[A-Za-z -]+", english):
                self.words.setdefault(english.lower(), set()).add(chinese)
        self.spans = [self.find_spans(english, chinese) for _, english, chinese in self.rows]

    def find_spans(self, english, chinese):
        tokens = list(re.finditer(r"[A-Za-z][A-Za-z'-]*", english))
        spans = []
        for index in range(len(tokens)):
            for length in (1, 2):
                if index + length > len(tokens):
                    continue
                start, end = tokens[index].start(), tokens[index + length - 1].end()
                for word in self.words.get(english[start:end].lower(), ()):
                    if chinese.count(word) == 1 and end - start < len(english):
                        spans.append((start, end, word))
                        break
        return spans

    def mask_spans(self, english, chinese, spans, rng):
        spans = rng.sample(spans, min(len(spans), rng.choice((1, 1, 2, 3))))
        used = len(PLACEHOLDER.findall(english))
        for start, end, word in sorted(spans, reverse=True):
            if used >= 9 or OPEN in english[start:end] or chinese.count(word) != 1:
                continue
            used += 1
            english = english[:start] + mark(used) + english[end:]
            chinese = chinese.replace(word, mark(used))
        return english, space_chinese(chinese)

    @staticmethod
    def vary_english(text, rng):
        draw = rng.random()
        if draw < 0.05:
            return text.lower()
        if draw < 0.08:
            return text.upper()
        if draw < 0.11 and len(text.split()) <= 6:
            return re.sub(r"\b[a-z]", lambda m: m.group().upper(), text)
        if draw < 0.15:
            return text.replace("'", "\u2019")
        if draw < 0.18 and text.endswith((".", "?", "!")):
            return text[:-1]
        if draw < 0.21:
            return re.sub('"([^"]*)"', "\u201c\\1\u201d", text)
        return text

    @staticmethod
    def vary_chinese(text, rng):
        if rng.random() < 0.5:
            text = re.sub("(?<=[%s]) (?=[A-Za-z0-9%s])|(?<=[A-Za-z0-9%s]) (?=[%s])" % (HAN, OPEN, CLOSE, HAN), "", text)
        draw = rng.random()
        if draw < 0.06 and text[-1] in "\u3002\uff1f\uff01":
            text = text[:-1]
        elif draw < 0.12:
            text = re.sub("\u201c([^\u201d]*)\u201d", "\u300c\\1\u300d", text)
        elif draw < 0.18:
            text = re.sub("\u201c([^\u201d]*)\u201d", '"\\1"', text)
        return text

    @staticmethod
    def renumber(source, target, rng):
        order = list(dict.fromkeys(PLACEHOLDER.findall(source)))
        if not order:
            return source, target
        numbers = list(range(1, len(order) + 1))
        if rng.random() < 0.25:
            numbers = rng.sample(range(1, 10), len(order))
            if rng.random() < 0.5:
                numbers.sort()
        table = dict(zip(order, numbers))
        swap = lambda match: mark(table[match.group(1)])
        return PLACEHOLDER.sub(swap, source), PLACEHOLDER.sub(swap, target)

    def draw(self, rng):
        """One raw (English, Chinese) pair, before source variation."""
        kind = rng.choices(list(self.mix), list(self.mix.values()))[0]
        if kind == "labels":
            english, chinese = rng.choice(self.grammar.labels)
            english = self.grammar.choose(english, rng, self.to_chinese)
            chinese = self.grammar.choose(chinese, rng, not self.to_chinese)
            draw = rng.random()
            if draw < 0.06 and english[-1].isalpha():
                return english + ":", chinese + "\uff1a"
            if draw < 0.10 and english[-1].isalpha():
                return english + "\u2026", chinese + "\u2026"
            return english, chinese
        if kind == "catalogue":
            index = rng.choices(range(len(self.rows)), cum_weights=self.cumulative())[0]
            _, english, chinese = self.rows[index]
            if self.spans[index] and rng.random() < 0.35:
                return self.mask_spans(english, chinese, self.spans[index], rng)
            return english, chinese
        return self.grammar.expand(self.grammar.pick(kind, rng), rng, self.to_chinese)

    def cumulative(self):
        if not hasattr(self, "_cumulative"):
            total, self._cumulative = 0.0, []
            for weight in self.weights:
                total += weight
                self._cumulative.append(total)
        return self._cumulative

    def sample(self, count, seed):
        """(source, target) pairs of one round; nothing held out is among them."""
        rng = random.Random(seed)
        pairs = []
        while len(pairs) < count:
            english, chinese = self.draw(rng)
            if self.blocked(english, chinese):
                continue
            if self.to_chinese:
                source, target = self.vary_english(english, rng), chinese
            else:
                source, target = self.vary_chinese(chinese, rng), english
            if sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(target)):
                pairs.append(self.renumber(source, target, rng))
        return pairs

    def evaluation(self, seed=7, template_count=600):
        """Held-out pairs: catalogue strings, and template instances that the hash keeps out of training."""
        rng = random.Random(seed)
        pairs = [("phrase" if origin == "own" else "catalogue", english, chinese) for origin, english, chinese in self.held_out]
        seen, tries = set(), 0
        while len(seen) < template_count and tries < 400000:
            tries += 1
            kind = rng.choice(("interface", "questions", "answers"))
            english, chinese = self.grammar.expand(self.grammar.pick(kind, rng), rng, self.to_chinese)
            if self.blocked(english, chinese) and is_held_out(english) and english not in seen:
                seen.add(english)
                pairs.append((kind, english, chinese))
        return [(kind, *((e, c) if self.to_chinese else (c, e))) for kind, e, c in pairs]
