"""Counts how words and two-word terms are rendered, and writes lexicon.tsv of a pack: source, then targets with their costs."""
import argparse
import collections
import math
import pathlib
import random
import re

from corpus import WEIGHT, Corpus
from grammar import Grammar
from textrules import is_held_out, key

WORD = re.compile(r"(?!(?:the|an?)$)[a-z][a-z'-]*")
HAN = re.compile("[\u3400-\u9fff]{1,10}")
ARTICLES = ("the", "a", "an")
ROUNDS, MOST_TARGETS, LONGEST_TERM = 3, 3, 2
LEAST = 0.6
LEAST_LONG, LONG = 0.75, 12  # two words of so many characters: seen once they are hardly worth their place
LEAST_NAMED, NAMED_SHARE = 4, 0.6  # strings of a word that stands for itself, and their share of all strings of the word
SLOTS = ("ctrl", "thing", "noun", "app", "verb", "adj", "col", "state")


def bare(text):
    return re.sub(r"[.:!?\u2026\u3002\uff1a\uff1f\uff01\s]+$", "", text)


def training_rows(corpus, pairs):
    """(origin, English, Chinese) of everything that training may see."""
    grammar = Grammar()
    rows = [("own", english, chinese) for english, chinese in grammar.phrases]
    rows += [("own", entry["en"], entry["zh"]) for slot in SLOTS for entry in grammar.slots.get(slot, ())]
    with open(pairs, encoding="utf-8") as lines:
        rows += [tuple(line.rstrip("\n").split("\t")) for line in lines]
    kept = {key(chinese) for _, _, chinese in corpus.held_out}
    rows = [row for row in rows if not is_held_out(row[1]) and (corpus.to_chinese or key(row[2]) not in kept)]
    rows += [("own", *(Grammar.choose(side, random, False) for side in label)) for label in grammar.labels]
    return [(origin, bare(english), bare(chinese)) for origin, english, chinese in rows]


def remainder(rest, chinese, table):
    """What is left of the Chinese text without the renderings of the words in `rest`; None when one is not found."""
    for word in sorted(rest, key=len, reverse=True):
        if word in ARTICLES:
            continue
        best = sorted(table.get(word, {}).items(), key=lambda item: -item[1])[:6]
        found = [target for target, _ in best if target in chinese]
        if not found:
            return None
        chinese = chinese.replace(max(found, key=len), "|", 1)
    parts = [part for part in re.split("[|\u7684]", chinese) if part.strip()]
    return parts[0] if len(parts) == 1 and len(parts[0]) <= 6 and HAN.fullmatch(parts[0]) else None


def count(rows):
    """English term -> Chinese term -> weight: whole labels, and what is left of longer ones beside known words."""
    whole, longer = collections.defaultdict(collections.Counter), []
    for origin, english, chinese in rows:
        words = re.findall(r"[A-Za-z][A-Za-z'-]*|\S", english.lower())
        if len(words) <= LONGEST_TERM and HAN.fullmatch(chinese) and all(WORD.fullmatch(word) for word in words):
            whole[" ".join(words)][chinese] += 2 * WEIGHT[origin]
        if 2 <= len(words) <= 5:
            longer.append((WEIGHT[origin] / (len(words) - 1), words, chinese))
    table = whole
    for _ in range(ROUNDS):
        found = collections.defaultdict(collections.Counter)
        for weight, words, chinese in longer:
            for first in range(len(words)):
                for last in (first + 1, first + 2):
                    term = words[first:last]
                    if last > len(words) or len(term) == len(words) or not all(WORD.fullmatch(word) for word in term):
                        continue
                    left = remainder(words[:first] + words[last:], chinese, table)
                    if left:
                        found[" ".join(term)][left] += weight
        table = collections.defaultdict(collections.Counter)
        for part in (whole, found):
            for term, targets in part.items():
                table[term].update(targets)
    return table


def names(rows):
    """Words that Chinese text keeps as they are, such as Krita: word -> its usual writing -> weight."""
    kept, seen = collections.defaultdict(collections.Counter), collections.Counter()
    for _, english, chinese in rows:
        words = set(re.findall(r"[A-Za-z][A-Za-z'-]*", english))
        in_chinese = set(re.findall(r"[A-Za-z][A-Za-z'-]*", chinese))
        for word in words:
            seen[word.lower()] += 1
            if word in in_chinese:
                kept[word.lower()][word] += 1
    return {word: forms for word, forms in kept.items()
            if len(word) > 1 and word not in ARTICLES and sum(forms.values()) >= max(LEAST_NAMED, NAMED_SHARE * seen[word])}


def with_names(table, rows):
    """`table`, where a word that is mostly kept stands first for itself."""
    for word, forms in names(rows).items():
        form, weight = forms.most_common(1)[0]
        others = table.get(word, collections.Counter())
        table[word] = collections.Counter({form: weight, **{target: min(count, weight / 2) for target, count in others.items()}})
    return table


def turned(table):
    other = collections.defaultdict(collections.Counter)
    for english, targets in table.items():
        for chinese, weight in targets.items():
            other[chinese][english] += weight
    return other


def is_composed(term, target, table, gap):
    """Whether the usual renderings of two parts of the term make the target by themselves."""
    usual = lambda part: table[part].most_common(1)[0][0] if part in table else None
    ends = [at for at in range(1, len(term)) if not gap or term[at] == " "]
    halves = [(usual(term[:at]), usual(term[at:].strip())) for at in ends]
    return any(left and right and left + (" " if not gap else "") + right == target for left, right in halves)


def lines_of(table, least):
    """One line a term: the term, then `target cost` for the best targets; a cost is -10 ln(share)."""
    from_english = any(WORD.match(term) for term in list(table)[:9])
    for term, targets in sorted(table.items()):
        total = sum(targets.values())
        needed = max(least, LEAST_LONG) if " " in term and len(term) > LONG else least
        best = [(target, weight) for target, weight in targets.most_common(MOST_TARGETS)
                if weight >= (max(least, LEAST_LONG) if " " in target and len(target) > LONG else needed)]
        composed = len(best) == 1 and is_composed(term, best[0][0], table, from_english)
        if best and not composed:
            yield "\t".join([term] + ["%s %d" % (target, round(10 * math.log((total + 0.5) / weight))) for target, weight in best])


def write(out, to_chinese, pairs, least=LEAST):
    corpus = Corpus(pairs, to_chinese)
    rows = training_rows(corpus, pairs)
    table = with_names(count(rows), rows) if to_chinese else turned(count(rows))
    lines = list(lines_of(table, least))
    (pathlib.Path(out) / "lexicon.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("direction", choices=["en-zh", "zh-en"])
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--least", type=float, default=LEAST, help="weight that a rendering needs")
    parser.add_argument("--out", required=True, help="folder of the pack")
    options = parser.parse_args()
    print(write(options.out, options.direction == "en-zh", options.pairs, options.least), "terms")


if __name__ == "__main__":
    main()
