"""Counts the held-out interface strings that the program translates acceptably: as one of the reference catalogues does."""
import argparse
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import unicodedata

from catalogues import CJK, make_pair, read_mo
from corpus import Corpus
from evaluate import chrf
from textrules import CLOSE, OPEN, PLACEHOLDER, key, words_of

WORDS = 4
CLOSING = re.compile(r"[\s.:\u3002\u2026!]+$")
STANDINS = ["%%%d" % number for number in range(1, 10)]
NONSENSE = ("blorfing", "quaxel", "snirt", "vondrake", "plimber", "trozzle", "gwenth", "zarpo")


def fold(text):
    """What two equal labels share: widths of marks, closing marks, spaces, case and mnemonics do not count."""
    text = re.sub(r"\s*[(（][&_]?[A-Z][)）]", "", unicodedata.normalize("NFKC", text))
    text = text.replace("\u3002", ".").replace("...", "\u2026").replace("\u201c", '"').replace("\u201d", '"')
    return re.sub(r"[\s&]+", "", CLOSING.sub("", text).lower())


def fold_english(text):
    """As `fold`, and articles do not count."""
    return fold(re.sub(r"\b(the|a|an) ", "", text, flags=re.IGNORECASE))


def program_text(text):
    """A catalogue string as a program shows it: placeholders are %1, %2, which the translator must keep."""
    return PLACEHOLDER.sub(lambda match: STANDINS[int(match.group(1)) - 1], text)


class References:
    """Every rendering that any catalogue has for a string."""
    def __init__(self, to_chinese, pairs, folders, held_out):
        self.to_chinese = to_chinese
        self.renderings = collections.defaultdict(set)
        with open(pairs, encoding="utf-8") as lines:
            for line in lines:
                self.add(*line.rstrip("\n").split("\t")[1:])
        for _, english, chinese in held_out:
            self.add(english, chinese)
        for folder in folders:
            for path in sorted(pathlib.Path(folder).rglob("*.mo")):
                for english, chinese in read_mo(path):
                    pair = english and CJK.search(chinese) and make_pair(english, chinese, "?")
                    if pair:
                        self.add(*pair)

    def add(self, english, chinese):
        source, target = (english, chinese) if self.to_chinese else (chinese, english)
        self.renderings[self.key_of(source)].add(self.answer_key(target))

    def key_of(self, source):
        return key(program_text(source))

    def answer_key(self, target):
        return (fold if self.to_chinese else fold_english)(program_text(target))


def through_program(program, pack, texts, beams):
    """The translations of `texts`, and milliseconds a text. One process, one text a line."""
    command = [program, "translate", "--model", str(pack), "--json", "--to", "zh" if "en-zh" in str(pack) else "en"]
    command += ["--beams", str(beams)] if beams > 1 else []
    environment = dict(os.environ, OMP_WAIT_POLICY="PASSIVE", OMP_NUM_THREADS="2")
    made = subprocess.run(command, input="\n".join(texts), capture_output=True, text=True, check=True, env=environment)
    answer = json.loads(made.stdout)
    lines = answer["text"].split("\n")
    if len(lines) < len(texts):
        raise SystemExit("%d lines of %d came back" % (len(lines), len(texts)))
    return lines[:len(texts)], answer["timings"]["translate_ms"] / len(texts)


def nonsense(texts, to_chinese):
    """Strings with a word that no list has in the place of their first long word, or beside Chinese."""
    changed = []
    for index, text in enumerate(texts):
        word = NONSENSE[index % len(NONSENSE)]
        made = re.sub(r"[A-Za-z]{4,}", word, text, count=1) if to_chinese else text + " " + word
        if made != text:
            changed.append((made, word))
    return changed


def percent(part, whole):
    return "%d of %d (%.1f %%)" % (part, whole, 100 * part / max(1, whole))


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", help="folder of lunette-en-zh or lunette-zh-en")
    parser.add_argument("--pairs", required=True, help="the catalogue TSV that training used")
    parser.add_argument("--references", nargs="*", default=[], help="folders with further zh_CN .mo files, never trained on")
    parser.add_argument("--program", default="lunette")
    parser.add_argument("--beams", type=int, default=1)
    parser.add_argument("--most", type=int, default=100000, help="take a fixed random sample of so many strings")
    parser.add_argument("--show", type=int, default=0, help="print so many strings that are not acceptable")
    options = parser.parse_args(arguments)
    to_chinese = json.loads((pathlib.Path(options.pack) / "tokenizer_config.json").read_text())["target_lang"] == "zho"
    corpus = Corpus(options.pairs, to_chinese)
    rows = sorted({row for row in corpus.held_out if len(row[1].split()) <= WORDS}, key=lambda row: row[1])
    rows = sorted(random.Random(5).sample(rows, min(options.most, len(rows))), key=lambda row: row[1])
    references = References(to_chinese, options.pairs, options.references, corpus.held_out)
    sources = [program_text(english if to_chinese else chinese) for _, english, chinese in rows]
    wanted = [program_text(chinese if to_chinese else english) for _, english, chinese in rows]
    outputs, milliseconds = through_program(options.program, options.pack, sources, options.beams)
    good, exact = [], []
    for source, reference, output in zip(sources, wanted, outputs):
        answer = references.answer_key(output)
        exact.append(answer == references.answer_key(reference))
        good.append(exact[-1] or answer in references.renderings[references.key_of(source)])
    print("held-out strings of up to %d words: acceptable %s, exact %s, chrF2 %.1f" % (
        WORDS, percent(sum(good), len(rows)), percent(sum(exact), len(rows)), chrf(list(zip(outputs, wanted)))))
    for count in range(1, WORDS + 1):
        part = [g for g, (_, english, _) in zip(good, rows) if len(english.split()) == count]
        print("  %d word%s: acceptable %s" % (count, "s" if count > 1 else "", percent(sum(part), len(part))))
    for origin in sorted({row[0] for row in rows}):
        part = [g for g, row in zip(good, rows) if row[0] == origin]
        print("  %s: acceptable %s" % (origin, percent(sum(part), len(part))))
    untouched = sum(s == o for s, o in zip(sources, outputs))
    print("  left as they are: %s" % percent(untouched, len(rows)))
    marked = [(s, o) for s, o in zip(sources, outputs) if "%" in s]
    kept = sum(sorted(re.findall(r"%\d", s)) == sorted(re.findall(r"%\d", o)) for s, o in marked)
    done = sum(s != o for s, o in marked)
    print("placeholders: kept in %s, translated %s" % (percent(kept, len(marked)), percent(done, len(marked))))
    strange = nonsense(sources, to_chinese)
    answers, _ = through_program(options.program, options.pack, [text for text, _ in strange], options.beams)
    lost = [(text, answer) for (text, word), answer in zip(strange, answers) if word not in answer]
    print("unknown words: kept in %s" % percent(len(strange) - len(lost), len(strange)))
    print("milliseconds a string: %.1f" % milliseconds)
    shown = [(s, o, w) for s, o, w, g in zip(sources, outputs, wanted, good) if not g]
    for source, output, reference in shown[::max(1, len(shown) // max(1, options.show))][:options.show]:
        print("   ", source, "->", output, "| wanted:", reference)


if __name__ == "__main__":
    main()
