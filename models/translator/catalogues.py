"""Collects message pairs from Qt .qm files, gettext .mo files and CLDR names into one TSV: origin, English, Chinese."""
import argparse
import pathlib
import re
import struct
import subprocess
import xml.etree.ElementTree as ElementTree

from textrules import clean_chinese, clean_english

SPECIFIER = re.compile(
    r"%L?\d{1,2}(?!\$)|%n|%\d+\$[-+0 #']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[a-zA-Z]"
    r"|%(?:%[A-Z_]+%|[-+0#']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[sdiufgxXc])"
    r"|\$\([A-Za-z0-9_]+\)|\$\{\w+\}|\{\w*\}|%[A-Z][A-Z_0-9]+|%PRODUCTNAME|@\w+@")
MARKUP = re.compile(r"<[^>]*>|&[a-z]+;|https?:|\\[nt]")
SKIPPED = {"kunitconversion5.mo", "kdelibs4support.mo", "iso_639-3.mo", "iso_639_3.mo", "iso_639-5.mo", "iso_3166-2.mo", "iso_3166_2.mo"}
CJK = re.compile(r"[\u3400-\u9fff]")


def strip_mnemonic(text, mark):
    text = re.sub(r"\s*[(（][%s]\w[)）]" % mark, "", text)
    if mark == "_":
        return re.sub(r"(?<!\w)_(?=\w)|(?<=\w)_(?=[a-z])", "", text)
    return re.sub(r"[%s](?=\S)" % mark, "", text)


def mark_of(english, chinese):
    """The mnemonic mark of a catalogue of unknown toolkit: the one that the Chinese side shows in brackets, else that before a letter."""
    shown = re.search(r"[(（]([&_~])\w[)）]", chinese) or re.search(r"(?<!\w)([&_~])(?=[A-Za-z])", english)
    return shown.group(1) if shown else "_" if re.search(r"[a-z]_[a-z]", english) else "&"


def placeholders(english, chinese):
    """Numbers format specifiers in order of the English text; None when the two sides differ."""
    found = SPECIFIER.findall(english)
    if len(found) > 9 or len(set(found)) != len(found):
        return None
    other = SPECIFIER.findall(chinese)
    positional = {re.sub(r"\d+\$", "", item) for item in other}
    if sorted(found) != sorted(other):
        if len(found) != len(other) or sorted(re.sub(r"\d+\$", "", i) for i in other) != sorted(found) or len(positional) != len(other):
            return None
        chinese = re.sub(r"%\d+\$", "%", chinese)
    for index, item in enumerate(found, 1):
        english = english.replace(item, "\u27e6%d\u27e7" % index, 1)
        chinese = chinese.replace(item, "\u27e6%d\u27e7" % index, 1)
    return english, chinese


def make_pair(english, chinese, mark):
    """The cleaned pair, or None for what is no plain text of an interface. A mark "?" is guessed from the text."""
    mark = mark_of(english, chinese) if mark == "?" else mark
    english, chinese = strip_mnemonic(english, mark), strip_mnemonic(chinese, mark)
    english, chinese = english.replace("\n", " "), chinese.replace("\n", "")
    english = re.sub(r"\(s\)", "s", english)
    if MARKUP.search(english) or MARKUP.search(chinese) or not CJK.search(chinese):
        return None
    numbered = placeholders(english, chinese)
    if not numbered:
        return None
    english, chinese = clean_english(numbered[0]), clean_chinese(numbered[1])
    letters = re.sub(r"[^A-Za-z]", "", english)
    if len(letters) < 2 or len(english) > 140 or len(english.split()) > 22 or "%" in english.replace("%", "", 1):
        return None
    if len(chinese) > 70 or len(chinese) > 4 + 1.1 * len(english) or re.search(r"[_|\\]|::|--|^\w+/\w+$", english):
        return None
    return english, chinese


def read_qm(path, lconvert):
    xml = subprocess.run([lconvert, "-i", str(path), "-of", "ts", "-o", "-"], capture_output=True, check=True).stdout
    for message in ElementTree.fromstring(xml).iter("message"):
        source, target = message.findtext("source") or "", message.find("translation")
        if target is None:
            continue
        forms = target.findall("numerusform")
        yield source, (forms[0].text if forms else target.text) or ""


def read_mo(path):
    data = pathlib.Path(path).read_bytes()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, first, second = struct.unpack(order + "3I", data[8:20])
    for index in range(count):
        length, offset = struct.unpack(order + "2I", data[first + 8 * index:first + 8 * index + 8])
        source = data[offset:offset + length].decode("utf-8", "replace")
        length, offset = struct.unpack(order + "2I", data[second + 8 * index:second + 8 * index + 8])
        target = data[offset:offset + length].decode("utf-8", "replace")
        source = source.split("\x04")[-1]
        yield source.split("\x00")[-1], target.split("\x00")[0]


def read_catalogue(path, lconvert):
    try:
        yield from read_mo(path) if path.suffix == ".mo" else read_qm(path, lconvert)
    except (subprocess.CalledProcessError, ElementTree.ParseError, struct.error):
        print("left out, not readable:", path)


def read_cldr():
    from babel import Locale
    english, chinese = Locale("en"), Locale("zh", script="Hans")
    for code, name in english.languages.items():
        if "_" not in code and code in chinese.languages:
            yield name, chinese.languages[code]
    for code, name in english.territories.items():
        if code in chinese.territories and not code.isdigit():
            yield name, chinese.territories[code]
    for table in (english.days, english.months, english.quarters):
        other = {id(english.days): chinese.days, id(english.months): chinese.months, id(english.quarters): chinese.quarters}[id(table)]
        for width in ("wide", "abbreviated"):
            for code, name in table["stand-alone"][width].items():
                yield name, other["stand-alone"][width][code]
    left, right = english.unit_display_names, chinese.unit_display_names
    for code in left:
        if code in right and "long" in left[code] and "long" in right[code]:
            yield left[code]["long"], right[code]["long"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qt", nargs="*", default=[], help="folders with *_zh_CN.qm")
    parser.add_argument("--mo", nargs="*", default=[], help="origin:mark:folder, folders searched for .mo and .qm files; the mark & _ ~ or ?")
    parser.add_argument("--lconvert", default="lconvert")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows, seen = [], set()

    def add(origin, english, chinese, mark="&"):
        pair = make_pair(english, chinese, mark)
        if pair and pair not in seen:
            seen.add(pair)
            rows.append((origin, *pair))

    for folder in options.qt:
        for path in sorted(pathlib.Path(folder).glob("*_zh_CN.qm")):
            for english, chinese in read_qm(path, options.lconvert):
                add("qt", english, chinese)
    for english, chinese in read_cldr():
        add("cldr", english, chinese)
    for item in options.mo:
        origin, mark, folder = item.split(":", 2)
        for path in sorted(pathlib.Path(folder).rglob("*.[mq][om]")):
            if path.name not in SKIPPED:
                for english, chinese in read_catalogue(path, options.lconvert):
                    if english:
                        add(origin, english, chinese, mark)
    with open(options.out, "w", encoding="utf-8") as out:
        for row in rows:
            out.write("\t".join(row) + "\n")
    counts = {}
    for origin, *_ in rows:
        counts[origin] = counts.get(origin, 0) + 1
    print(counts)


if __name__ == "__main__":
    main()
