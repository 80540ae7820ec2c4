"""Reads and writes safetensors files (fp16 and fp32) with nothing but numpy and torch."""

import json
import struct

import numpy as np
import torch

TYPES = {"F16": np.float16, "F32": np.float32}


def read_safetensors(path):
    """All tensors of the file as 32-bit floats."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = file.read()
    out = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = np.frombuffer(body[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
        out[name] = torch.from_numpy(values.astype(np.float32))
    return out


def write_safetensors(path, tensors):
    """Writes 16-bit floats, names in sorted order, header padded to 8 bytes."""
    header, parts, offset = {"__metadata__": {"format": "pt"}}, [], 0
    for name in sorted(tensors):
        data = tensors[name].detach().cpu().numpy().astype(np.float16)
        header[name] = {"dtype": "F16", "shape": list(data.shape), "data_offsets": [offset, offset + data.nbytes]}
        parts.append(data.tobytes())
        offset += data.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for part in parts:
            file.write(part)
