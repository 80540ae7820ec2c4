"""Small text rules shared by the corpus, the export and the evaluation."""
import hashlib
import re

OPEN, CLOSE = "\u27e6", "\u27e7"
PLACEHOLDER = re.compile("\u27e6(\\d)\u27e7")
HAN = r"\u3400-\u9fff"


def clean_english(text):
    text = text.replace("\u00a0", " ").replace("\u2019", "'").replace("...", "\u2026")
    text = text.replace("\u201c", '"').replace("\u201d", '"')
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r" +([.,:;!?\u2026])", r"\1", text)


def space_chinese(text):
    """Exactly one space between Chinese and Latin letters, digits or placeholders; none beside Chinese punctuation."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub("([%s]) ?([A-Za-z0-9%s])" % (HAN, OPEN), r"\1 \2", text)
    text = re.sub("([A-Za-z0-9%s]) ?([%s])" % (CLOSE, HAN), r"\1 \2", text)
    text = text.replace(CLOSE + OPEN, CLOSE + " " + OPEN)
    text = re.sub("([%s]) +([%s])" % (HAN, HAN), r"\1\2", text)
    text = re.sub(r" *([\u3000-\u3020\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d\u2026]) *", r"\1", text)
    return text


def clean_chinese(text):
    text = text.replace("\u00a0", " ").replace("......", "\u2026").replace("...", "\u2026").replace("\u2026\u2026", "\u2026")
    text = text.replace("\u3002\u3002\u3002", "\u2026").replace("\u300c", "\u201c").replace("\u300d", "\u201d")
    near = "%s%s\u201d)\uff09" % (HAN, CLOSE)
    for ascii_mark, wide in ((",", "\uff0c"), (":", "\uff1a"), (";", "\uff1b"), ("?", "\uff1f"), ("!", "\uff01")):
        text = re.sub("(?<=[%s]) *%s(?![\\d/]) *" % (near, re.escape(ascii_mark)), wide, text)
    text = re.sub('"([^"]*)"', "\u201c\\1\u201d", text)
    text = re.sub("'([^']*)'", "\u201c\\1\u201d", text)
    return space_chinese(text)


def key(text):
    """The identity of a string for the held-out part: case and closing punctuation do not count."""
    return re.sub(r"[\s.,:;!?\u2026\u3002\uff1a\uff1f\uff01]+$", "", PLACEHOLDER.sub("#", text.lower())).strip()


def is_held_out(english):
    return len(english.split()) <= 6 and int(hashlib.md5(key(english).encode()).hexdigest(), 16) % 20 == 0


def words_of(text):
    return re.findall(r"[a-z]+(?:['-][a-z]+)*", text.lower().replace("\u2019", "'"))
