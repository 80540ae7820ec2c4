#!/usr/bin/env python3
"""Writes a model folder of full size with random weights, to measure time and memory.

    make_full_size.py FOLDER [--variant 2b|0.5b|marian] [--dtype bf16|f16|f32] [--seed N]

What it writes has the tensors, the configuration and the kind of tokenizer of the published files: Moondream2 in bf16
and f32 looks like revision 2025-06-21, in f16 like 2025-04-14; marian like opus-mt-en-zh. Its answers are nonsense.
"""

import argparse
import json
import pathlib
import sys

import marian_snapshot
import moondream_snapshot
from random_weights import write_safetensors

PUBLISHED_BYTES = {("2b", "bf16"): 3_854_538_968, ("marian", "f32"): 312_062_580}


def write_json(path, value, **options):
    path.write_text(json.dumps(value, ensure_ascii=False, **options) + "\n", encoding="utf-8")


def write_moondream(folder, variant, dtype, seed):
    write_json(folder / "config.json", moondream_snapshot.config(dtype), indent=2)
    write_json(folder / "tokenizer.json", moondream_snapshot.tokenizer(starmie=dtype != "f16"))
    return write_safetensors(folder / "model.safetensors", moondream_snapshot.shapes(variant), dtype, seed)


def write_marian(folder, dtype, seed):
    pieces = marian_snapshot.pieces()
    write_json(folder / "config.json", marian_snapshot.CONFIG, indent=2)
    write_json(folder / "generation_config.json", marian_snapshot.GENERATION, indent=2)
    write_json(folder / "tokenizer_config.json", {"target_lang": "zho", "source_lang": "eng"})
    write_json(folder / "vocab.json", marian_snapshot.vocabulary(pieces))
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(marian_snapshot.sentencepiece_model(pieces))
    return write_safetensors(folder / "model.safetensors", marian_snapshot.shapes(), dtype, seed, marian_snapshot.ALIASES)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--variant", choices=("2b", "0.5b", "marian"), default="2b")
    parser.add_argument("--dtype", choices=("bf16", "f16", "f32"), help="default: as published")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.variant == "marian":
        dtype = arguments.dtype or "f32"
        written = write_marian(arguments.folder, dtype, arguments.seed)
    else:
        dtype = arguments.dtype or "bf16"
        written = write_moondream(arguments.folder, arguments.variant, dtype, arguments.seed)
    expected = PUBLISHED_BYTES.get((arguments.variant, dtype), written)
    if written != expected:
        sys.exit(f"model.safetensors has {written} bytes, the published file has {expected}")
    print(f"{arguments.folder}: model.safetensors of {written:,} bytes")


if __name__ == "__main__":
    main()
