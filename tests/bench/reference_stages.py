"""The stages of the public Moondream reference in PyTorch eager mode, one by one, from the user's copy of its files.

Nothing of the reference is kept here: its modules `config`, `text` and `vision` are imported from the given folder.
"""

import importlib
import json
import mmap
import pathlib
import sys
import time
import types

import torch

TORCH_TYPES = {"BF16": torch.bfloat16, "F16": torch.float16, "F32": torch.float32}
PACKAGE = "public_reference"
PROMPT_TOKENS = 16
ANSWER_TOKENS = 16


def import_reference(folder):
    """The modules of a checkout (moondream/torch below `folder`) or of a snapshot (the files in `folder`)."""
    candidates = [folder / "moondream" / "torch", folder]
    place = next((path for path in candidates if (path / "vision.py").exists()), None)
    if place is None:
        sys.exit(f"{folder}: neither moondream/torch/vision.py nor vision.py is there")
    package = types.ModuleType(PACKAGE)
    package.__path__ = [str(place)]
    sys.modules[PACKAGE] = package
    return {name: importlib.import_module(f"{PACKAGE}.{name}") for name in ("config", "text", "vision")}


def read_safetensors(path):
    """Name -> tensor over the mapped file, names without "model."."""
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    header_bytes = int.from_bytes(mapped[:8], "little")
    header = json.loads(mapped[8:8 + header_bytes])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start = 8 + header_bytes + entry["data_offsets"][0]
        dtype = TORCH_TYPES[entry["dtype"]]
        count = (entry["data_offsets"][1] - entry["data_offsets"][0]) // dtype.itemsize
        flat = torch.frombuffer(mapped, dtype=dtype, count=count, offset=start)
        tensors[name.removeprefix("model.")] = flat.view(entry["shape"])
    return tensors


class WholeContextCache(torch.nn.Module):
    """Keys and values of every position that the model can have, which attention reads on each call."""

    def __init__(self, config, dtype):
        super().__init__()
        shape = (1, config.n_kv_heads, config.max_context, config.dim // config.n_heads)
        self.keys, self.values = torch.zeros(shape, dtype=dtype), torch.zeros(shape, dtype=dtype)

    def update(self, positions, keys, values):
        self.keys[:, :, positions] = keys
        self.values[:, :, positions] = values
        return self.keys, self.values


class ReferenceStages:
    """Loads the weights once; `measure` runs every stage once."""

    def __init__(self, folder, model, dtype):
        modules = import_reference(folder)
        self.text_module, self.vision_module = modules["text"], modules["vision"]
        values = json.loads((model / "config.json").read_text(encoding="utf-8")).get("config", {})
        self.config = modules["config"].MoondreamConfig.from_dict(values)
        tensors = read_safetensors(model / "model.safetensors")
        self.dtype = dtype
        self.vision = self._filled(self.vision_module.build_vision_model(self.config.vision, dtype), tensors, "vision.")
        self.text = self._filled(self.text_module.build_text_model(self.config.text, dtype), tensors, "text.")
        for block in self.text.blocks:
            block.kv_cache = WholeContextCache(self.config.text, dtype)
        context = self.config.text.max_context
        self.prefix = 1 + (self.config.vision.crop_size // self.config.vision.enc_patch_size) ** 2
        self.mask = torch.ones(1, 1, context, context, dtype=torch.bool).tril_()
        self.mask[..., :self.prefix, :self.prefix] = True

    @staticmethod
    def _filled(module, tensors, prefix):
        own = {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
        module.load_state_dict(own, strict=True)
        return module.eval()

    def _decode(self, embedded, position):
        rows = embedded.size(1)
        mask = self.mask[:, :, position:position + rows]
        positions = torch.arange(position, position + rows)
        return self.text_module.text_decoder(embedded, self.text, mask, positions, self.config.text)

    def _tokens(self, count, position):
        ids = torch.arange(1, count + 1).unsqueeze(0)
        hidden = self._decode(self.text_module.text_encoder(ids, self.text), position)
        return self.text_module.lm_head(hidden, self.text)

    @torch.inference_mode()
    def measure(self, image=None):
        """Stage -> milliseconds. `image`, a PIL image, adds the preprocessing."""
        times = {}

        def timed(name, work, *arguments):
            start = time.perf_counter()
            result = work(*arguments)
            times.setdefault(name, []).append(1000 * (time.perf_counter() - start))
            return result

        if image is not None:
            timed("preprocess", self.vision_module.prepare_crops, image, self.config.vision, "cpu")
        side, vision = self.config.vision.crop_size, self.config.vision
        pixels = torch.rand(1, 3, side, side).to(self.dtype) * 2 - 1
        features = timed("tile", self.vision_module.vision_encoder, pixels, self.vision, vision)[0]
        grid = side // vision.enc_patch_size
        local = features.view(grid, grid, vision.enc_dim)
        embedding = timed("projector", self.vision_module.vision_projection, features, local, self.vision, vision)
        first = self.text_module.text_encoder(torch.zeros(1, 1, dtype=torch.long), self.text)
        timed("prefill", self._decode, torch.cat([first, embedding.unsqueeze(0)], 1), 0)
        timed("prompt", self._tokens, PROMPT_TOKENS, self.prefix)
        for i in range(ANSWER_TOKENS):
            timed("token", self._tokens, 1, self.prefix + PROMPT_TOKENS + i)
        return times
