"""The two word tables of a pack beside the model: labels with a fixed translation, and the English words that an answer may hold."""
import collections
import itertools
import pathlib
import re

CORE = pathlib.Path(__file__).parent / "text" / "labels_core.txt"


def variants(text):
    """[a|b] stands for either; the first choice comes first."""
    parts = [part.strip("[]").split("|") if part.startswith("[") else [part] for part in re.findall(r"\[[^\]]*\]|[^\[]+", text)]
    return ["".join(choice) for choice in itertools.product(*parts)]


def labels(to_chinese):
    """Source label -> target label; the first line that names a source wins."""
    table = {}
    for line in CORE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "=" not in line:
            continue
        english, chinese = (variants(side.strip()) for side in line.split("=", 1))
        sources, target = (english, chinese[0]) if to_chinese else (chinese, english[0])
        for source in sources:
            table.setdefault(re.sub(r"(…|\.\.\.|:|：)$", "", source).lower(), re.sub(r"(…|\.\.\.|:|：)$", "", target))
    return table


def english_words(pairs, least=2):
    """Words of the English side of the training text that stand in it at least `least` times."""
    counts = collections.Counter()
    for line in pathlib.Path(pairs).read_text(encoding="utf-8").splitlines():
        counts.update(re.findall(r"[a-z]+", line.split("\t")[1].lower()))
    for path in sorted(CORE.parent.glob("*.txt")):
        for word in re.findall(r"[a-z]+", path.read_text(encoding="utf-8").lower()):
            counts[word] += least
    return sorted(word for word, count in counts.items() if count >= least)


def write(out, to_chinese, pairs):
    rows = sorted(labels(to_chinese).items())
    (out / "phrases.tsv").write_text("".join(f"{source}\t{target}\n" for source, target in rows), encoding="utf-8")
    if not to_chinese:
        (out / "target-words.txt").write_text("\n".join(english_words(pairs)) + "\n", encoding="utf-8")
