"""Writes patterns.tsv of a pack: sentences with a fixed translation but for their slots (core/text/SentencePatterns.h)."""
import pathlib
import re

from grammar import SLOT, read_lines

ANSWERS, QUESTIONS = ("forms_answers.txt", "answers.txt"), ("forms_questions.txt", "questions.txt")
OPEN_SLOTS = {"q", "list", "n", "p", "x", "counts"}
LEFT_TO_THE_MODEL = {"noun", "thing", "adj", "verb"}  # too many words for a small file


def read_words():
    """Class -> lines `button;buttons=按钮;个`; those of forms_words.txt come after the same word of lexicon.txt."""
    classes, current = {}, None
    for name in ("lexicon.txt", "forms_words.txt"):
        for line in read_lines(name):
            if line.startswith("["):
                current = classes.setdefault(line[1:-1], [])
            else:
                current.append(line)
    return classes


def first(text):
    """The first of each [a|b]."""
    return re.sub(r"\[([^\[\]|]*)\|[^\[\]]*\]", r"\1", text)


def is_left(template):
    return any(form not in ("", "s", "m") or third or name.lower() in LEFT_TO_THE_MODEL for name, _, form, third in SLOT.findall(template))


def literal_length(source):
    return len(re.sub(r"\b[Aa]n? |[\s.?。？，]", "", SLOT.sub("", first(source))))


def templates(to_chinese):
    """(source, target), the most telling ones first."""
    seen, rows = set(), []
    for name in (ANSWERS + QUESTIONS[1:] if to_chinese else QUESTIONS):
        for line in read_lines(name):
            english, chinese = line.split("=", 1)
            if is_left(english) or is_left(chinese) or english[0].isupper() and english[-1] not in ".?":
                continue
            source, target = (english, first(chinese)) if to_chinese else (chinese, first(english))
            words = literal_length(source)
            if source not in seen and words >= 1 and not (to_chinese and "[" in english):
                seen.add(source)
                rows.append(("{x}" in source, -words, source, target))
    rows.sort(key=lambda row: row[:2])
    return [(source, target) for *_, source, target in rows]


def write(out, to_chinese):
    rows = templates(to_chinese)
    used = {slot.rstrip("0123456789") for row in rows for slot in re.findall(r"\{([a-z]+)\d?", row[0])}
    used |= {"count", "ctrl"} if "counts" in used else set()
    lines = []
    for name, words in sorted(read_words().items()):
        if name in used - OPEN_SLOTS:
            lines += ["@%s\t%s\t%s" % (name, *word.split("=")) for word in words]
    lines += ["%s\t%s" % row for row in rows]
    (pathlib.Path(out) / "patterns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(rows)


def main():
    import argparse
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("direction", choices=["en-zh", "zh-en"])
    parser.add_argument("--out", required=True, help="folder of the pack")
    options = parser.parse_args()
    print(write(options.out, options.direction == "en-zh"), "patterns")


if __name__ == "__main__":
    main()
