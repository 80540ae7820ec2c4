"""Writes the pack that the program ships: weights, tokenizer, config and pack.json with sizes and hashes.

usage: export.py WEIGHTS PACK_FOLDER [--kind average|master] [--revision NAME] [--controls FILE] [--doubtful-below P] [--training]
WEIGHTS is a training checkpoint or a safetensors file. --training writes only training.safetensors, with the
training head, as start weights for another run. --controls takes the weights of models/controls/train_controls.py into the pack.
"""

import argparse
import hashlib
import json
import os

import torch

from canvas import RULE, SIDE
from charset import CONTROL_KINDS, END, LABEL, READ, STATES, VOCABULARY, tokenizer_json
from model import GRID, PATCH, TEXT, VISION
from tensors import read_safetensors, write_safetensors

OTHER_SIZES = (1.25, 1.5)
OTHER_SCRIPT_BELOW = 0.85
FILES = ("model.safetensors", "tokenizer.json", "config.json")


def load_weights(path, kind="average"):
    if path.endswith(".safetensors"):
        return read_safetensors(path)
    entries = torch.load(path, weights_only=True)["optimizer"]["entries"]
    return {name: entry[kind] for name, entry in entries.items()}


def config_json():
    return {
        "model_type": "moondream1",
        "config": {
            "vision": {"enc_dim": VISION["dim"], "enc_patch_size": PATCH, "enc_n_layers": VISION["layers"],
                       "enc_ff_dim": VISION["ff"], "enc_n_heads": VISION["heads"], "proj_out_dim": TEXT["dim"],
                       "crop_size": SIDE, "in_channels": 3, "max_crops": 12, "overlap_margin": 4,
                       "proj_inner_dim": VISION["inner"]},
            "text": {"dim": TEXT["dim"], "ff_dim": TEXT["ff"], "n_layers": TEXT["layers"], "vocab_size": VOCABULARY,
                     "max_context": TEXT["context"], "n_heads": TEXT["heads"], "n_kv_heads": TEXT["heads"],
                     "prefix_attn": 1 + GRID * GRID},
            "tokenizer": {"bos_id": END, "eos_id": END, "templates": {
                "caption": {"short": [LABEL], "normal": [READ], "long": [READ]},
                "query": {"prefix": [LABEL], "suffix": []}, "detect": None, "point": None}},
        },
        "torch_dtype": "float16",
    }


def pack_json(folder, options):
    files = {}
    for name in FILES:
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        files[name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    more = {"controls": {"kinds": CONTROL_KINDS, "states": STATES}} if options.controls else {}
    if options.doubtful_below:
        more["doubtful_below"] = options.doubtful_below
    return {
        "format": "lunette-pack", "version": 1, "name": "lunette-reader", "kind": "vision-language", "revision": options.revision,
        "title": {"en": "Built-in reader", "zh": "内置识字模型"},
        "notice": {"en": "Small built-in model: it reads interface text. Import Moondream2 for full descriptions.",
                   "zh": "小型内置模型：可识读界面中的英文文字。如需完整描述，请导入 Moondream2。"},
        "precision": "fp16", "licence": "Apache-2.0", "source": "trained by the Lunette project, see models/reader/README.md",
        "built_in": True, "canvas": RULE, "tiling": "single", "reading": "lines", "fixed_prompts": True, "skills": ["caption", "query"],
        "presets": {"short": [LABEL], "detailed": [READ], "read": [READ]}, "max_tokens": 4000,
        "other_sizes": OTHER_SIZES, "other_script_below": OTHER_SCRIPT_BELOW, **more, "files": files,
    }


def write_text(path, value):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("weights")
    parser.add_argument("folder")
    parser.add_argument("--kind", default="average", choices=("average", "master"))
    parser.add_argument("--revision", default="lunette-reader-1")
    parser.add_argument("--controls", help="weights of the network that tells the kinds of controls")
    parser.add_argument("--doubtful-below", type=float, default=0, help="words with a less likely character are told as doubtful")
    parser.add_argument("--training", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    weights = load_weights(options.weights, options.kind)
    if options.training:
        write_safetensors(os.path.join(options.folder, "training.safetensors"), weights)
        return
    weights = {name: value for name, value in weights.items() if not name.startswith("dense.")}
    if options.controls:
        weights |= read_safetensors(options.controls)
    write_safetensors(os.path.join(options.folder, FILES[0]), weights)
    write_text(os.path.join(options.folder, FILES[1]), tokenizer_json())
    write_text(os.path.join(options.folder, FILES[2]), config_json())
    write_text(os.path.join(options.folder, "pack.json"), pack_json(options.folder, options))
    print(f"{len(weights)} tensors, {os.path.getsize(os.path.join(options.folder, FILES[0]))} bytes")


if __name__ == "__main__":
    main()
