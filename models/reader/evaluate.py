"""Measures the reader: labelled regions of real screenshots, windows with several lines, held-out painted pictures.

usage: evaluate.py WEIGHTS [--screens FOLDER] [--margins 0,6,30%] [--windows] [--painted N] [--shards FOLDER] [--verbose]
FOLDER of --screens holds pictures and regions.json: a list of {"image", "rect": [x, y, w, h], "text"}; that of --shards holds
shards with a seed that training never used, which are kept.
"""

import argparse
import json
import os
import random

import numpy as np
import torch
from PIL import Image

from canvas import RULE, place
from charset import KIND, LABEL, READ, decode, kind_text
from comparing import distance, normal
from export import load_weights
from model import Reader, answer


def error_rate(wanted, read):
    return min(1.0, distance(wanted, read) / max(1, len(wanted)))


def crop_box(rect, margin, size):
    x, y, width, height = rect
    across, above = (int(width * margin), int(height * margin)) if isinstance(margin, float) else (margin, margin)
    return max(0, x - across), max(0, y - above), min(size[0], x + width + across), min(size[1], y + height + above)


class Judge:
    def __init__(self, weights, kind, rule, limit):
        self.model = Reader()
        self.model.load_state_dict(load_weights(weights, kind), strict=False)
        self.model.eval()
        self.rule, self.limit = rule, limit

    def answers(self, pictures, task):
        """Token numbers of the answer about each picture."""
        out = []
        for begin in range(0, len(pictures), 16):
            batch = torch.from_numpy(np.stack(pictures[begin:begin + 16])).float()
            out += answer(self.model, (batch / 255 - 0.5) / 0.5, task, self.limit)
        return out

    def read_pictures(self, pictures, task):
        return [decode(tokens) for tokens in self.answers(pictures, task)]

    def read_crops(self, crops, task):
        return self.read_pictures([place(np.asarray(crop.convert("RGB")), self.rule)[0] for crop in crops], task)


def screens(judge, folder, margins, verbose):
    with open(os.path.join(folder, "regions.json"), encoding="utf-8") as file:
        regions = json.load(file)
    images = {r["image"]: Image.open(os.path.join(folder, r["image"])) for r in regions}
    exact_all, total, errors_all = 0, 0, 0.0
    for margin in margins:
        boxes = [crop_box(r["rect"], margin, images[r["image"]].size) for r in regions]
        texts = judge.read_crops([images[r["image"]].crop(box) for r, box in zip(regions, boxes)], LABEL)
        exact, errors = 0, 0.0
        for region, text in zip(regions, texts):
            wanted, read = normal(region["text"]), normal(text)
            exact += wanted == read
            errors += error_rate(wanted, read)
            if verbose and wanted != read:
                print(f"  {region['image']}: {region['text']!r} read as {text!r}")
        name = f"{round(margin * 100)} %" if isinstance(margin, float) else f"{margin} px"
        print(f"margin {name}: {exact} of {len(regions)} exact, character error {100 * errors / len(regions):.1f} %")
        exact_all, total, errors_all = exact_all + exact, total + len(regions), errors_all + errors
    print(f"all margins: {exact_all} of {total} exact ({100 * exact_all / total:.1f} %), "
          f"character error {100 * errors_all / total:.1f} %")


def windows(judge, folder, verbose, size=(300, 200), count=40):
    """Windows of the screenshots that hold two labels or more, read out completely."""
    with open(os.path.join(folder, "regions.json"), encoding="utf-8") as file:
        regions = json.load(file)
    rng, crops, inside = random.Random(7), [], []
    images = {r["image"]: Image.open(os.path.join(folder, r["image"])) for r in regions}
    for _ in range(20000):
        if len(crops) == count:
            break
        region = rng.choice(regions)
        image, (x, y, _, _) = images[region["image"]], region["rect"]
        left = max(0, min(image.width - size[0], x - rng.randint(0, size[0] // 2)))
        top = max(0, min(image.height - size[1], y - rng.randint(0, size[1])))
        held = [r["text"] for r in regions if r["image"] == region["image"] and r["rect"][0] >= left and r["rect"][1] >= top
                and r["rect"][0] + r["rect"][2] <= left + size[0] and r["rect"][1] + r["rect"][3] <= top + size[1]]
        if len(held) >= 2:
            crops.append(image.crop((left, top, left + size[0], top + size[1])))
            inside.append(held)
    found, total, repeated, lines_all, endless = 0, 0, 0, 0, 0
    for texts, held in zip(judge.read_crops(crops, READ), inside):
        found += sum(normal(text) in normal(texts) for text in held)
        total += len(held)
        lines = [line for line in map(normal, texts.split("\n")) if len(line) > 3]
        repeated += len(lines) - len(set(lines))
        lines_all += len(lines)
        endless += len(texts) >= judge.limit - 1
        if verbose:
            print(f"  {held} in {texts!r}")
    print(f"{len(crops)} windows of {size[0]} x {size[1]}: {found} of {total} labels found, "
          f"{repeated} of {lines_all} lines repeated, {endless} answers without an end")


def painted(judge, count, seed=424242):
    """Fresh painted pictures with a seed that training never used."""
    import screens as painter
    from PySide6.QtWidgets import QApplication
    from targets import spoken

    application = QApplication.instance() or QApplication(["evaluate"])
    painter.keep_none_alive()
    studio = painter.Studio(seed)
    for name, kind, task in (("labels", painter.LABEL, LABEL), ("pages", painter.PAGE, READ)):
        samples = [studio.sample(kind) for _ in range(count if kind == painter.LABEL else count // 4)]
        texts = judge.read_pictures([s[0] for s in samples], task)
        wanted = [decode([token for token, _, _ in spoken(s[1], task)]) for s in samples]
        exact = sum(normal(a) == normal(b) for a, b in zip(wanted, texts))
        wrong = sum(distance(a, b) for a, b in zip(wanted, texts)) / max(1, sum(len(a) for a in wanted))
        print(f"painted {name}: {exact} of {len(samples)} exact, character error {100 * wrong:.1f} %")
    application.quit()


def shards(judge, folder, limit, verbose):
    """Labels and kinds of controls in shards, of real widgets for example."""
    from feed import unpack
    from targets import spoken

    samples = []
    for name in sorted(os.listdir(folder)):
        with np.load(os.path.join(folder, name)) as file:
            samples += unpack({key: file[key] for key in file.files})
    labels = [s for s in samples if s[2] == 0][:limit]
    wanted = [decode([token for token, _, _ in spoken(s[1], LABEL)]) for s in labels]
    texts = judge.read_pictures([s[0] for s in labels], LABEL)
    some = [(a, b) for a, b in zip(wanted, texts) if a]
    errors = sum(distance(a, b) for a, b in some) / max(1, sum(len(a) for a, _ in some))
    print(f"labels: {sum(normal(a) == normal(b) for a, b in some)} of {len(some)} exact, character error {100 * errors:.1f} %; "
          f"pictures without text: {sum(not b for a, b in zip(wanted, texts) if not a)} of {len(texts) - len(some)} told so")
    controls = [s for s in samples if s[2] == 2][:limit]
    table, all_right = {}, 0
    for sample, tokens in zip(controls, judge.answers([s[0] for s in controls], KIND)):
        right, said = kind_text(sample[4]), kind_text(tokens)
        row = table.setdefault(right.split()[0], [0, 0, 0, {}])
        same_kind = said.split()[:1] == right.split()[:1]
        row[0], row[1], row[2] = row[0] + 1, row[1] + same_kind, row[2] + (said == right)
        all_right += said == right
        if not same_kind:
            row[3][said.split()[0] if said else "nothing"] = row[3].get(said.split()[0] if said else "nothing", 0) + 1
        if verbose and said != right:
            print(f"  {right} taken for {said!r}")
    for kind, (count, kinds, whole, others) in sorted(table.items()):
        print(f"{kind:10} {count:4}: kind right {kinds}, states as well {whole}; taken for {others or 'no other'}")
    print(f"controls: {all_right} of {len(controls)} exact with states ({100 * all_right / max(1, len(controls)):.1f} %)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("weights")
    parser.add_argument("--kind", default="average", choices=("average", "master"))
    parser.add_argument("--screens")
    parser.add_argument("--margins", default="0,6,30%")
    parser.add_argument("--windows", action="store_true", help="also read windows with several lines")
    parser.add_argument("--painted", type=int, default=0)
    parser.add_argument("--shards", help="folder of shards to measure with")
    parser.add_argument("--limit", type=int, default=400, help="labels and controls of the shards to ask about")
    parser.add_argument("--height-factor", type=float)
    parser.add_argument("--min-width", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rule = dict(RULE)
    if options.height_factor:
        rule["height_factor"] = options.height_factor
    if options.min_width:
        rule["min_width"] = options.min_width
    judge = Judge(options.weights, options.kind, rule, 400)
    if options.screens:
        margins = [float(m[:-1]) / 100 if m.endswith("%") else int(m) for m in options.margins.split(",")]
        screens(judge, options.screens, margins, options.verbose)
        if options.windows:
            windows(judge, options.screens, options.verbose)
    if options.painted:
        painted(judge, options.painted)
    if options.shards:
        shards(judge, options.shards, options.limit, options.verbose)


if __name__ == "__main__":
    main()
