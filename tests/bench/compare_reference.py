#!/usr/bin/env python3
"""Compares the stages of Lunette with the public Moondream reference in PyTorch eager mode, on the same weights.

    compare_reference.py --reference FOLDER --model FOLDER --lunette PROGRAM [--threads N] [--rounds N]
                         [--precision fp32|bf16] [--assert [STAGE=RATIO ...]]

--reference is a checkout of github.com/vikhyat/moondream (commit 44146f1) or a folder with the Python files of a
Hugging Face snapshot; --model a snapshot such as make_full_size.py writes. Needs Python's torch, and numpy and Pillow
for the preprocessing. Both programs run one after the other in each round. A ratio is the time of the reference divided
by ours: more than 1 is faster than the reference. --assert ends with 1 when the ratio of the shortest times of a stage
is below its bound.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

# The bounds of --assert without values: products of large matrices run in the same library on both sides.
BOUNDS = {"tile": 0.9, "projector": 0.9, "prefill": 0.95, "prompt": 0.9, "token": 1.2}
WIDTH, HEIGHT = 1024, 768


def noise_image():
    """What the preprocessing of the reference is given; None where Pillow or numpy are missing."""
    try:
        import numpy
        from PIL import Image
    except ImportError:
        return None
    return Image.fromarray(numpy.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=numpy.uint8))


def run_lunette(arguments):
    """The model's part of `lunette bench --json` after one round."""
    command = [arguments.lunette, "bench", "all", "--json", "--rounds", "1", "--device", "cpu", "--precision",
               arguments.precision, "--threads", str(arguments.threads), "--model", str(arguments.model)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return json.loads(done.stdout)["model"]


def parse_bounds(texts):
    bounds = {}
    for text in texts:
        name, _, value = text.partition("=")
        bounds[name] = float(value)
    return bounds or BOUNDS


def compare(arguments):
    """Stage -> list of (our milliseconds, theirs), one pair a round."""
    import torch

    from reference_stages import ReferenceStages

    torch.set_num_threads(arguments.threads)
    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16}[arguments.precision]
    print(f"torch {torch.__version__}, {arguments.threads} threads, {arguments.precision}; load of the machine at the "
          f"start {os.getloadavg()[0]:.1f}", flush=True)
    reference = ReferenceStages(arguments.reference, arguments.model, dtype)
    image = noise_image()
    reference.measure(image)
    pairs = {}
    for number in range(arguments.rounds):
        ours = {stage["name"]: stage["median_ms"] for stage in run_lunette(arguments)["stages"]}
        theirs = {name: statistics.median(times) for name, times in reference.measure(image).items()}
        for name in ours.keys() & theirs.keys():
            pairs.setdefault(name, []).append((ours[name], theirs[name]))
        ratios = ", ".join(f"{name} {theirs[name] / ours[name]:.2f}" for name in theirs if name in ours)
        print(f"round {number + 1}: {ratios}", flush=True)
    return pairs


def report(pairs):
    """Prints the table and returns stage -> ratio of the shortest times."""
    ratios = {}
    print(f"\n{'':<12}{'median':^24}{'shortest':^24}{'ratio of':^20}")
    print(f"{'stage':<12}{'ours':>11}{'reference':>13}{'ours':>11}{'reference':>13}{'medians':>10}{'shortest':>10}")
    for name in ("preprocess", "tile", "projector", "prefill", "prompt", "token"):
        if name not in pairs:
            continue
        columns = list(zip(*pairs[name]))
        ours, theirs = (statistics.median(values) for values in columns)
        best_ours, best_theirs = (min(values) for values in columns)
        ratios[name] = best_theirs / best_ours
        print(f"{name:<12}{ours:>8.1f} ms{theirs:>10.1f} ms{best_ours:>8.1f} ms{best_theirs:>10.1f} ms"
              f"{theirs / ours:>10.2f}{ratios[name]:>10.2f}")
    print(f"load of the machine at the end {os.getloadavg()[0]:.1f}")
    return ratios


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reference", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--lunette", default="lunette")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    parser.add_argument("--assert", dest="bounds", nargs="*", metavar="STAGE=RATIO")
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    ratios = report(compare(arguments))
    if arguments.bounds is None:
        return
    bounds = parse_bounds(arguments.bounds)
    below = [f"{name} {ratios.get(name, 0):.2f} < {bound}" for name, bound in bounds.items()
             if ratios.get(name, 0) < bound]
    if below:
        sys.exit("below the bound: " + ", ".join(below))


if __name__ == "__main__":
    main()
