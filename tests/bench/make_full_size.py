#!/usr/bin/env python3
"""Writes a Moondream2 snapshot of full size with random weights, to measure time and memory.

    make_full_size.py FOLDER [--variant 2b|0.5b] [--dtype bf16|f16|f32] [--seed N]

What it writes has the tensors, the config.json and the kind of tokenizer of the published files: bf16 and f32 look like
revision 2025-06-21, f16 like 2025-04-14. Its answers are nonsense.
"""

import argparse
import json
import pathlib
import sys

from random_weights import write_safetensors

VOCABULARY = 51200
VARIANTS = {
    "2b": {"vision": 1152, "vision_ff": 4304, "text": 2048, "text_ff": 8192},
    "0.5b": {"vision": 720, "vision_ff": 2690, "text": 1024, "text_ff": 4096},
}
VISION_LAYERS, TEXT_LAYERS, PATCHES, PATCH_VALUES, INNER, BINS = 27, 24, 729, 588, 8192, 1024
PUBLISHED_BYTES = {("2b", "bf16"): 3_854_538_968}


def linear(shapes, name, outputs, inputs):
    shapes[name + ".weight"] = (outputs, inputs)
    shapes[name + ".bias"] = (outputs,)


def norm(shapes, name, size):
    shapes[name + ".weight"] = (size,)
    shapes[name + ".bias"] = (size,)


def block(shapes, name, size, hidden):
    linear(shapes, name + ".attn.qkv", 3 * size, size)
    linear(shapes, name + ".attn.proj", size, size)
    linear(shapes, name + ".mlp.fc1", hidden, size)
    linear(shapes, name + ".mlp.fc2", size, hidden)


def moondream_shapes(variant):
    """Name -> shape of all 592 tensors."""
    sizes = VARIANTS[variant]
    vision, text = sizes["vision"], sizes["text"]
    shapes = {}
    linear(shapes, "vision.patch_emb", vision, PATCH_VALUES)
    shapes["vision.pos_emb"] = (1, PATCHES, vision)
    for i in range(VISION_LAYERS):
        norm(shapes, f"vision.blocks.{i}.ln1", vision)
        norm(shapes, f"vision.blocks.{i}.ln2", vision)
        block(shapes, f"vision.blocks.{i}", vision, sizes["vision_ff"])
    norm(shapes, "vision.post_ln", vision)
    linear(shapes, "vision.proj_mlp.fc1", INNER, 2 * vision)
    linear(shapes, "vision.proj_mlp.fc2", text, INNER)
    shapes["text.wte"] = (VOCABULARY, text)
    for i in range(TEXT_LAYERS):
        norm(shapes, f"text.blocks.{i}.ln", text)
        block(shapes, f"text.blocks.{i}", text, sizes["text_ff"])
    norm(shapes, "text.post_ln", text)
    linear(shapes, "text.lm_head", VOCABULARY, text)
    shapes["region.coord_features"] = (1, 128)
    shapes["region.size_features"] = (2, 256)
    linear(shapes, "region.coord_encoder", text, 256)
    linear(shapes, "region.size_encoder", text, 512)
    for name, outputs in (("coord", BINS), ("size", 2 * BINS)):
        linear(shapes, f"region.{name}_decoder.fc1", INNER, text)
        linear(shapes, f"region.{name}_decoder.fc2", outputs, INNER)
    return {"model." + name: shape for name, shape in shapes.items()}


def byte_alphabet():
    """The character that stands for each byte in byte-level vocabularies."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + i) for i in range(len(others))]


def added(number, content):
    return {"id": number, "content": content, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True}


def tokenizer(starmie):
    """A byte-level tokenizer with the special ids of the published one; every other id is an invented word."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": not starmie}
    pre_tokenizer = byte_level
    merges = []
    if starmie:
        names = ["<|endoftext|>"] + [f"<|md_reserved_{i}|>" for i in range(20)]
        special = dict(enumerate(names))
        digits = [{"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False}
                  for pattern in (r"\p{N}+", r"(?=(\d{3})+(?!\d))")]
        pre_tokenizer = {"type": "Sequence", "pretokenizers": digits + [byte_level]}
        merges = [["q", "u"], ["e", "r"], ["qu", "er"], ["quer", "y"]]
    else:
        special = {50256: "<|endoftext|>"}
    known = {"query": 15381} if merges else {}
    pieces = iter(byte_alphabet() + ["".join(pair) for pair in merges if "".join(pair) not in known])
    vocabulary = {}
    taken = {**special, **{number: piece for piece, number in known.items()}}
    for number in range(VOCABULARY):
        vocabulary[taken.get(number) or next(pieces, f"\u0120w{number}")] = number
    return {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [added(number, content) for number, content in special.items()],
        "normalizer": None, "pre_tokenizer": pre_tokenizer, "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                  "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                  "vocab": vocabulary, "merges": [" ".join(pair) for pair in merges]},
    }


def config(dtype):
    """config.json as published: its empty `config` stands for the sizes of the 2B model."""
    names = {"bf16": "bfloat16", "f16": "float16", "f32": "float32"}
    return {
        "architectures": ["HfMoondream"],
        "auto_map": {"AutoConfig": "hf_moondream.HfConfig", "AutoModelForCausalLM": "hf_moondream.HfMoondream"},
        "config": {}, "model_type": "moondream1", "torch_dtype": names[dtype], "transformers_version": "4.52.4",
    }


def write_snapshot(folder, variant, dtype, seed):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config(dtype), indent=2) + "\n", encoding="utf-8")
    text = json.dumps(tokenizer(starmie=dtype != "f16"), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    written = write_safetensors(folder / "model.safetensors", moondream_shapes(variant), dtype, seed)
    expected = PUBLISHED_BYTES.get((variant, dtype), written)
    if written != expected:
        sys.exit(f"model.safetensors has {written} bytes, the published file has {expected}")
    return written


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--variant", choices=VARIANTS, default="2b")
    parser.add_argument("--dtype", choices=("bf16", "f16", "f32"), default="bf16")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    written = write_snapshot(arguments.folder, arguments.variant, arguments.dtype, arguments.seed)
    print(f"{arguments.folder}: model.safetensors of {written:,} bytes")


if __name__ == "__main__":
    main()
