"""Whether an answer is right. Nothing here is generous: quoted parts must be equal, lists must be complete and without more."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reader"))

from comparing import distance, normal

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
QUOTED = re.compile(r"[\"“‘「](.+?)[\"”’」](?![\w])", re.S)
DENIAL = re.compile(r"^(no\b|none\b|nothing\b|not\b|there (is|are|was) (no|nothing|not)\b|i (can ?not|can't|could not|couldn't|do not|don't|see no|found no|find no)\b|i read interface text only, and i see none\b|"
                    r".{0,60}\b(is|are|was|were) not (there|shown|visible|found|present)\b|.{0,40}\b(cannot|can't|could not) (find|see|read)\b)", re.I | re.S)


def quoted(answer, question=""):
    """What stands in quotes in the answer and not already in the question."""
    asked = {normal(part) for part in QUOTED.findall(question)}
    parts = [part for part in QUOTED.findall(answer)]
    return [part for part in parts if normal(part) not in asked] or parts


def is_text(answer, accepted, question):
    wanted = {normal(text) for text in accepted}
    if normal(answer) in wanted:
        return True
    parts = quoted(answer, question)
    return len(parts) == 1 and normal(parts[0]) in wanted


def is_list(answer, accepted, question):
    wanted = sorted(normal(text) for text in accepted)
    parts = quoted(answer, question)
    candidates = [parts, answer.split("\n"), re.split(r",\s+(?:and\s+)?|\s+and\s+|\n", answer.rstrip(".")), [answer]]
    return any(sorted(normal(part) for part in candidate if part.strip()) == wanted for candidate in candidates)


def is_count(answer, accepted):
    found = re.search(r"\d+", QUOTED.sub("", answer))
    if found:
        return found.group() in accepted
    words = re.findall(r"[a-z]+", answer.lower())
    number = next((NUMBERS.index(word) for word in words if word in NUMBERS), None)
    return number is not None and str(number) in accepted


def contains(answer, accepted):
    """One of the accepted words, and not denied."""
    return not answer.lower().startswith(("no", "not")) and any(re.search(rf"\b{re.escape(text)}", answer.lower()) for text in accepted)


def is_right(entry, answer):
    """For questions; `entry` is a line of questions.jsonl."""
    truth, accepted, question, answer = entry["truth"], entry.get("answers", []), entry["question"], answer.strip()
    if truth in ("yes", "no"):
        return re.match(r"[a-z]*", answer.lower()).group() == truth
    if truth == "none":
        return not answer or bool(DENIAL.match(answer))
    if truth == "count":
        return is_count(answer, accepted)
    if truth == "contains":
        return contains(answer, accepted)
    return is_list(answer, accepted, question) if truth == "list" else is_text(answer, accepted, question)


def overlap(first, second):
    """Intersection over union of two boxes."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    along = min(first[3], second[3]) - max(first[1], second[1])
    if across <= 0 or along <= 0:
        return 0.0
    both = across * along
    area = lambda box: (box[2] - box[0]) * (box[3] - box[1])  # noqa: E731
    return both / (area(first) + area(second) - both)


def points_right(boxes, points):
    """Exactly one point in every box, none elsewhere; no boxes: no points."""
    if len(points) != len(boxes):
        return False
    free = list(boxes)
    for x, y in points:
        hit = next((box for box in free if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
        if hit is None:
            return False
        free.remove(hit)
    return True


def split_reading(wanted, read):
    """Character errors of a reading of several lines: the lines are aligned, missing, extra and repeated ones count in full.

    Returns (errors, characters wanted, extra lines)."""
    wanted = [re.sub(r"\s+", " ", line).strip() for line in wanted if line.strip()]
    read = [re.sub(r"\s+", " ", line).strip() for line in read.split("\n") if line.strip()]
    costs = [[0] * (len(read) + 1) for _ in range(len(wanted) + 1)]
    for i in range(len(wanted) + 1):
        for j in range(len(read) + 1):
            ways = []
            if i:
                ways.append(costs[i - 1][j] + len(wanted[i - 1]))
            if j:
                ways.append(costs[i][j - 1] + len(read[j - 1]))
            if i and j:
                ways.append(costs[i - 1][j - 1] + distance(wanted[i - 1], read[j - 1]))
            costs[i][j] = min(ways, default=0)
    return costs[-1][-1], sum(map(len, wanted)), max(0, len(read) - len(wanted))
