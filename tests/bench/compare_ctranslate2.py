#!/usr/bin/env python3
"""Compares the translation of one sentence with CTranslate2, on the same weights.

    compare_ctranslate2.py --model FOLDER --lunette PROGRAM [--threads N] [--rounds N] [--beams N ...]
                           [--assert [RATIO]]

--model is a Marian folder with fp32 weights such as make_full_size.py --variant marian writes. Needs Python's
ctranslate2 and numpy. CTranslate2 gets the source ids that `lunette bench translate` reports, and writes as many tokens
as it did, with float32 and with int8 weights. The programs take turns in each round. A ratio is the time of
CTranslate2 divided by ours: more than 1 is faster than CTranslate2. --assert ends with 1 when the ratio of the shortest
times beside float32 at the first number of beams is below RATIO (default 1).
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

KINDS = ("float32", "int8")
REPEATS = 3  # sentences of each program in a round


def import_ctranslate2():
    try:
        import ctranslate2
        import numpy  # noqa: F401
    except ImportError as error:
        sys.exit(f"this comparison needs Python's {error.name}: pip install ctranslate2")
    return ctranslate2


def run_lunette(arguments, beams):
    """The translator's part of `lunette bench --json`."""
    command = [arguments.lunette, "bench", "translate", "--json", "--rounds", str(REPEATS), "--device", "cpu",
               "--threads", str(arguments.threads), "--beams", str(beams), "--model", str(arguments.model)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return json.loads(done.stdout)["translator"]


def sentence_times(part):
    stage = next(stage for stage in part["stages"] if stage["name"] == "sentence")
    return stage["median_ms"], stage["min_ms"]


class CTranslate2Models:
    def __init__(self, ctranslate2, arguments, folder):
        from ctranslate2_model import convert

        self.translators = {}
        for kind in KINDS:
            target = pathlib.Path(folder) / kind
            self.words = convert(arguments.model, target, kind)
            self.translators[kind] = ctranslate2.Translator(
                str(target), device="cpu", compute_type=kind, inter_threads=1, intra_threads=arguments.threads)

    def times(self, kind, sentence):
        """Median and shortest of some translations, in milliseconds."""
        source = [self.words[number] for number in sentence["source_ids"]]
        times = []
        for _ in range(REPEATS + 1):
            start = time.perf_counter()
            result = self.translators[kind].translate_batch(
                [source], beam_size=sentence["beams"], max_batch_size=1, min_decoding_length=sentence["steps"],
                max_decoding_length=sentence["steps"], max_input_length=0)
            times.append(1000 * (time.perf_counter() - start))
            if len(result[0].hypotheses[0]) != sentence["steps"]:
                sys.exit(f"CTranslate2 wrote {len(result[0].hypotheses[0])} tokens instead of {sentence['steps']}")
        return statistics.median(times[1:]), min(times[1:])


def compare(arguments, models, beams):
    """Name -> list of (median, shortest), one pair a round."""
    pairs = {}
    for number in range(arguments.rounds):
        part = run_lunette(arguments, beams)
        sentence = part["sentence"]
        pairs.setdefault("lunette", []).append(sentence_times(part))
        for kind in KINDS:
            pairs.setdefault(kind, []).append(models.times(kind, sentence))
        ratios = ", ".join(f"{kind} {pairs[kind][-1][1] / pairs['lunette'][-1][1]:.2f}" for kind in KINDS)
        print(f"round {number + 1}: {ratios}", flush=True)
    print(f"\n{len(sentence['source_ids'])} source ids, {sentence['steps']} tokens written, beam size {beams}, "
          f"{arguments.threads} threads")
    return pairs


def report(pairs):
    """Prints the table and returns kind -> ratio of the shortest times."""
    medians = {name: statistics.median(pair[0] for pair in times) for name, times in pairs.items()}
    shortest = {name: min(pair[1] for pair in times) for name, times in pairs.items()}
    print(f"{'':<22}{'median':>10}{'shortest':>12}{'ratio of medians':>20}{'of shortest':>14}")
    for name in pairs:
        title = "lunette, fp32" if name == "lunette" else "CTranslate2, " + name
        print(f"{title:<22}{medians[name]:>7.0f} ms{shortest[name]:>9.0f} ms{medians[name] / medians['lunette']:>20.2f}"
              f"{shortest[name] / shortest['lunette']:>14.2f}")
    print()
    return {kind: shortest[kind] / shortest["lunette"] for kind in KINDS}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--lunette", default="lunette")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beams", type=int, nargs="+", default=[1])
    parser.add_argument("--assert", dest="bound", type=float, nargs="?", const=1.0, metavar="RATIO")
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    ctranslate2 = import_ctranslate2()
    print(f"CTranslate2 {ctranslate2.__version__}; load of the machine at the start {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        models = CTranslate2Models(ctranslate2, arguments, folder)
        ratios = [report(compare(arguments, models, beams)) for beams in arguments.beams]
    print(f"load of the machine at the end {os.getloadavg()[0]:.1f}")
    if arguments.bound is not None and ratios[0]["float32"] < arguments.bound:
        sys.exit(f"below the bound: {ratios[0]['float32']:.2f} < {arguments.bound}")


if __name__ == "__main__":
    main()
