"""Asks the program about what it cannot read, and counts how often it says so and how often it invents words.

usage: ask_unreadable.py FOLDER --program "build/release/lunette" [--labels N] [--verbose]
       ask_unreadable.py FOLDER --program ... --pictures
FOLDER is of make_questions.py: labels are cut out and asked for, those in Chinese apart from the others. With --pictures it is of
make_pictures.py: each picture is described and read.
"""

import argparse
import json
import os
import random
import re
import sys

from ask_questions import Program
from judging import normal

UNREADABLE = re.compile(r"Chinese, Japanese or Korean text|in a script that I cannot read")
NO_TEXT = re.compile(r"^I read interface text only")


def is_ideograph(letter):
    return "\u2e80" <= letter < "\uff00" and letter not in "、。「」《》"


def script_of(text):
    """chinese, short chinese (1 or 2 characters), latin or mixed"""
    letters = [c for c in text if c.isalnum()]
    chinese = sum(map(is_ideograph, letters))
    if chinese == 0:
        return "latin" if letters else None
    if chinese < 0.75 * len(letters):
        return "mixed"
    return "Chinese, 3 and more" if chinese > 2 else "Chinese, 1 or 2"


def labels(folder, wanted):
    """(picture, crop, text) of labels that stand alone in their crop, spread over the screens."""
    found = []
    for name in sorted(n for n in os.listdir(folder) if re.fullmatch(r"\d+\.json", n)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            truth = json.load(file)
        lines = [line for element in truth["elements"] for line in element.get("lines", [])]
        for line in lines:
            left, top, right, bottom = line["box"]
            crop = [max(0, int(left) - 4), max(0, int(top) - 2), min(truth["size"][0], int(right) + 5), min(truth["size"][1], int(bottom) + 3)]
            alone = not any(o is not line and o["box"][0] < crop[2] and o["box"][2] > crop[0] and o["box"][1] < crop[3] and o["box"][3] > crop[1] for o in lines)
            if alone and not line["cut"] and right - left > 4 and "●" not in line["text"] and script_of(line["text"]):
                found.append((name.replace(".json", ".png"), [crop[0], crop[1], crop[2] - crop[0], crop[3] - crop[1]], line["text"]))
    random.Random("labels").shuffle(found)
    return found[:wanted]


def ask_labels(program, options):
    table = {}
    for picture, crop, text in labels(options.folder, options.labels):
        answer = program.run(["ask"], picture, crop, "What does it say?").get("text", "")
        told = bool(UNREADABLE.search(answer)) or bool(NO_TEXT.search(answer))
        row = table.setdefault(script_of(text), {"labels": 0, "exact": 0, "told": 0})
        row["labels"] += 1
        row["exact"] += normal(answer) == normal(text)
        row["told"] += told
        if options.verbose and told == (script_of(text) == "latin"):
            print(f"  {picture} {crop}: {text!r} -> {answer!r}", flush=True)
    for script, row in sorted(table.items()):
        total = row["labels"]
        print(f"{script:20} {total:4} labels: {100 * row['exact'] / total:.1f} % exact, {100 * row['told'] / total:.1f} % told to be unreadable")


def ask_pictures(program, options):
    table = {}
    for name in sorted(n for n in os.listdir(options.folder) if n.endswith(".png"))[:options.labels]:
        row = table.setdefault(name.split("-")[1][:-4], [0, 0, 0])
        row[0] += 1
        for place, question in ((1, "What is this?"), (2, "Read all the text")):
            answer = program.run(["ask"], name, None, question).get("text", "")
            invented = not NO_TEXT.search(answer)
            row[place] += invented
            if options.verbose and invented:
                print(f"  {name} {question}: {answer!r}", flush=True)
    print("kind        pictures  described with words  read with words")
    for kind, row in [*sorted(table.items()), ("all", [sum(column) for column in zip(*table.values())])]:
        print(f"{kind:12}{row[0]:8}{row[1]:22}{row[2]:17}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--program", required=True)
    parser.add_argument("--more", default="", help="further options for every call, such as \"--threads 1\"")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--labels", type=int, default=100, help="how many labels or pictures are asked for")
    parser.add_argument("--verbose", action="store_true", help="print what was invented or wrongly told")
    options = parser.parse_args()
    program = Program(options.program, options.folder, options.more)
    (ask_pictures if options.pictures else ask_labels)(program, options)
    if program.failures:
        print(f"{len(program.failures)} calls failed, the first: {program.failures[0]}")
        sys.exit(1)


if __name__ == "__main__":
    main()
