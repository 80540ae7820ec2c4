"""Lists the source words of a pack by how often training shows them: quick, where export.py's own measuring takes minutes."""
import argparse
import collections
import pathlib
import re

from corpus import LONGEST, WEIGHT
from grammar import SLOT, Grammar, gerund, past, read_lines, third
from textrules import words_of

HAN = re.compile("[\u3400-\u9fff]")


def units(english, chinese, to_chinese):
    return set(words_of(SLOT.sub(" ", english)) if to_chinese else HAN.findall(chinese))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("direction", choices=["en-zh", "zh-en"])
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--vocabulary", required=True, help="vocab.json")
    parser.add_argument("--least", type=float, default=30, help="weighted number of strings that a word needs")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    to_chinese, grammar = options.direction == "en-zh", Grammar()
    always, counts = set(), collections.Counter()
    for name in ("labels_core.txt", "questions.txt", "answers.txt", "interface.txt"):
        for line in read_lines(name):
            english, chinese = line.split("=", 1)
            always |= units(english.replace("|", " "), chinese, to_chinese)
    for slot, entries in grammar.slots.items():
        for entry in entries:
            forms = [entry["en"], entry["s"]]
            if slot == "verb":
                forms += [gerund(entry["en"]), past(entry["en"]), third(entry["en"])]
            always |= units(" ".join(forms), entry["zh"] + entry["m"], to_chinese)
    for english, chinese in grammar.phrases:
        counts.update({unit: WEIGHT["own"] for unit in units(english, chinese, to_chinese)})
    with open(options.pairs, encoding="utf-8") as lines:
        for line in lines:
            origin, english, chinese = line.rstrip("\n").split("\t")
            if len(english.split()) <= LONGEST:
                for unit in units(english, chinese, to_chinese):
                    counts[unit] += WEIGHT[origin]
    words = always | {word for word, count in counts.items() if count >= options.least}
    if to_chinese:
        words -= set(read_lines("unlearned_words.txt"))
    else:
        vocabulary = pathlib.Path(options.vocabulary).read_text(encoding="utf-8")
        words = {word for word in words if word in vocabulary}
    pathlib.Path(options.out).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(len(words), "words")


if __name__ == "__main__":
    main()
