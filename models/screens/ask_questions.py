"""Asks the program the questions of make_questions.py and counts right answers, family by family.

usage: ask_questions.py FOLDER --program "build/release/lunette" [--limit N] [--families WORD,...] [--verbose] [--at-least X]
       ask_questions.py FOLDER --program ... --read
       ask_questions.py FOLDER --program ... --calibrate
--read measures crops with several lines (extra and repeated lines count as errors); --calibrate the words marked as doubtful,
which a pack has when its pack.json says `doubtful_below` (give one with --more "--model FOLDER").
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

from judging import distance, is_right, overlap, points_right, split_reading

SPECIAL = {"number": re.compile(r"^[+-]?[\d.,:/%()-]*\d[\d.,:/%()-]*$"), "address": re.compile(r"://|^www\.|@\w|^~?/\w|^[A-Z]:\\"),
           "date or time": re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^\d{1,2}:\d{2}(:\d{2})?$")}


def entries(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Program:
    def __init__(self, command, folder, more):
        self.command, self.folder, self.more = shlex.split(command), folder, shlex.split(more)
        self.environment = os.environ | {"OMP_WAIT_POLICY": "PASSIVE"}
        self.failures = []

    def run(self, words, picture, crop, text=None):
        """The JSON object of one call; an empty one when the program failed."""
        arguments = [*self.command, words[0], os.path.join(self.folder, picture), *([text] if text is not None else []), *words[1:], "--json", *self.more]
        if crop:
            arguments += ["--crop", ",".join(str(round(v)) for v in crop)]
        done = subprocess.run(arguments, capture_output=True, text=True, env=self.environment)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            answer = {"failed": done.stderr.strip() or f"ended with {done.returncode}"}
        if done.returncode or "failed" in answer:
            self.failures.append(answer.get("failed") or answer.get("error"))
        return answer

    def read(self, entry):
        """Everything that is written in a crop: an object with `text`, `timings` and perhaps `doubtful`."""
        with tempfile.TemporaryDirectory() as folder:
            note = self.run(["note", "--preset", "read", "--lang", "en", "-o", os.path.join(folder, "note.md")], entry["picture"], entry["crop"])
            if not note.get("exchanges"):
                return note
            with open(note["sidecar"], encoding="utf-8") as file:
                kept = json.load(file)["exchanges"][0]
        exchange = note["exchanges"][0]
        return exchange | {"text": exchange["answer"]["en"], "doubtful": kept.get("doubtful", [])}


def picture_size(folder, entry):
    with open(os.path.join(folder, entry["picture"].replace(".png", ".json")), encoding="utf-8") as file:
        return json.load(file)["size"]


def is_found(entry, answer, folder):
    """For point and detect: what was wanted and nothing else."""
    width, height = picture_size(folder, entry)
    if entry["truth"] == "detect":
        found = [(o["x_min"] * width, o["y_min"] * height, o["x_max"] * width, o["y_max"] * height) for o in answer.get("objects", [])]
        boxes = entry["boxes"]
        middles = [((o[0] + o[2]) / 2, (o[1] + o[3]) / 2) for o in found]
        return points_right(boxes, middles) and all(any(overlap(box, o) > 0.2 for o in found) for box in boxes)
    points = [(p["x"] * width, p["y"] * height) for p in answer.get("points", [])]
    return points_right(entry.get("boxes", []), points)


def ask(program, entry):
    """(right, what was answered)"""
    placing = entry["truth"] in ("point", "detect") or entry["family"] == "point nothing"
    if placing:
        answer = program.run(["detect" if entry["truth"] == "detect" else "point"], entry["picture"], None, entry["question"])
        if "failed" in answer or "error" in answer:
            return False, str(answer)
        return is_found(entry, answer, program.folder), f"{len(answer.get('points', answer.get('objects', [])))} places"
    answer = program.run(["ask"], entry["picture"], entry.get("crop"), entry["question"])
    if "text" not in answer:
        return False, str(answer)
    return is_right(entry, answer["text"]), answer["text"]


def questions(program, options):
    table, wanted = {}, options.families.split(",") if options.families else []
    chosen = [e for e in entries(options.folder, "questions.jsonl") if not wanted or any(word in e["family"] for word in wanted)]
    for entry in chosen[:options.limit]:
        right, said = ask(program, entry)
        row = table.setdefault(entry["family"], [0, 0])
        row[0], row[1] = row[0] + right, row[1] + 1
        if options.verbose and not right:
            print(f"  {entry['picture']} {entry['family']}: {entry['question']} -> {said!r}, wanted {entry.get('answers', entry['truth'])}", flush=True)
    for family, (right, total) in sorted(table.items(), key=lambda item: item[1][0] / item[1][1]):
        print(f"{family:24} {right:4} of {total}")
    right, total = (sum(row[i] for row in table.values()) for i in range(2))
    share = right / max(1, total)
    print(f"all {len(table)} families: {right} of {total} right ({100 * share:.1f} %)")
    return share


def word_scores(wanted, read, scores):
    """Numbers, addresses and dates beside plain words: how many occur exactly in the same line of the reading."""
    for line in wanted:
        near = min(read, key=lambda other: distance(line, other), default="")
        pool = near.split()
        for word in line.split():
            kind = next((name for name, pattern in reversed(SPECIAL.items()) if pattern.search(word)), "word")
            row = scores.setdefault(kind, [0, 0])
            row[1] += 1
            if word in pool:
                pool.remove(word)
                row[0] += 1


def reading(program, options):
    several, single, scores, times, extra_lines = [0, 0], [0, 0], {}, [], 0
    for entry in entries(options.folder, "reading.jsonl")[:options.limit]:
        answer = program.read(entry)
        text = answer.get("text", "")
        errors, chars, extra = split_reading(entry["lines"], text)
        sums = several if len(entry["lines"]) > 1 else single
        sums[0], sums[1], extra_lines = sums[0] + errors, sums[1] + chars, extra_lines + extra
        word_scores(entry["lines"], text.split("\n"), scores)
        if "timings" in answer and text:
            spent = answer["timings"]
            first = sum(spent.get(part, 0) for part in ("preprocess_ms", "vision_ms", "prefill_ms", "first_token_ms"))
            times.append((first, first + spent.get("decode_ms", 0) * min(1.0, 20 / len(text))))
        if options.verbose and errors:
            print(f"  {entry['picture']} {entry['crop']}: {errors} errors, wanted {entry['lines']}, read {text!r}", flush=True)
    for name, (errors, chars) in (("2 to 8 lines", several), ("one line", single)):
        print(f"{name}: character error {100 * errors / max(1, chars):.1f} % of {chars} characters")
    print(f"extra lines: {extra_lines}")
    for kind, (right, total) in sorted(scores.items()):
        print(f"{kind:14} {right:4} of {total} exact ({100 * right / total:.0f} %)")
    if times:
        first, twenty = (sorted(column) for column in zip(*times))
        middle = len(times) // 2
        print(f"first token after {first[middle]:.0f} ms (median), {first[-1]:.0f} ms (longest); 20 characters after {twenty[middle]:.0f} ms (median)")
    return 1 - several[0] / max(1, several[1])


def calibrate(program, options):
    """Of the words that are not marked as doubtful, how many are right; of the marked ones, how many are wrong."""
    table = {"not marked": [0, 0], "marked": [0, 0]}
    for entry in entries(options.folder, "reading.jsonl")[:options.limit]:
        answer = program.read(entry)
        doubtful = list(answer.get("doubtful", []))
        true_words = " ".join(entry["lines"]).split()
        for word in answer.get("text", "").split():
            marked = word in doubtful or any(word in part.split() for part in doubtful)
            right = word in true_words
            if right:
                true_words.remove(word)
            row = table["marked" if marked else "not marked"]
            row[0], row[1] = row[0] + right, row[1] + 1
    for name, (right, total) in table.items():
        print(f"{name:12} {total:5} words, {right:5} right, {total - right:5} wrong" + (f" ({100 * right / total:.1f} % right)" if total else ""))
    return table["not marked"][0] / max(1, table["not marked"][1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--program", required=True)
    parser.add_argument("--more", default="", help="further options for every call, such as \"--threads 1\"")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--families", help="only families with one of these words")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--at-least", type=float, default=0.0, help="exit with 1 below this share")
    options = parser.parse_args()
    program = Program(options.program, options.folder, options.more)
    share = (calibrate if options.calibrate else reading if options.read else questions)(program, options)
    if program.failures:
        print(f"{len(program.failures)} calls failed, the first: {program.failures[0]}")
    sys.exit(0 if share >= options.at_least else 1)


if __name__ == "__main__":
    main()
