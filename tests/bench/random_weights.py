"""Random weights written straight to a safetensors file, whatever its size, with a few megabytes of memory.

The values are a block of about a million numbers of N(0, 0.02) that is repeated. Its length is a prime, so the rows of a
matrix differ. Python's standard library is enough.
"""

import array
import json
import random
import struct

BLOCK = 1_048_573
DEVIATION = 0.02
ELEMENT_BYTES = {"bf16": 2, "f16": 2, "f32": 4}
DTYPE_NAMES = {"bf16": "BF16", "f16": "F16", "f32": "F32"}


def encode(values, dtype):
    """Little-endian bytes of `values`; bf16 rounds to nearest, ties to even."""
    if dtype == "f32":
        return struct.pack(f"<{len(values)}f", *values)
    if dtype == "f16":
        return struct.pack(f"<{len(values)}e", *values)
    bits = struct.unpack(f"<{len(values)}I", struct.pack(f"<{len(values)}f", *values))
    return struct.pack(f"<{len(values)}H", *((b + 0x7FFF + (b >> 16 & 1)) >> 16 for b in bits))


class RandomBytes:
    """An endless stream of the encoded block."""

    def __init__(self, dtype, seed):
        source = random.Random(seed)
        self.block = encode(array.array("f", (source.gauss(0, DEVIATION) for _ in range(BLOCK))), dtype)
        self.at = 0

    def write(self, file, count):
        while count > 0:
            part = min(count, len(self.block) - self.at)
            file.write(memoryview(self.block)[self.at:self.at + part])
            self.at = (self.at + part) % len(self.block)
            count -= part


def constant_of(name):
    """The value that a tensor is filled with, or None for a random one: norms scale by 1 and add 0."""
    parts = name.split(".")
    is_norm = any(part.startswith("ln") or part.endswith(("_ln", "layer_norm")) for part in parts)
    if name.endswith(".bias") or name.endswith("_bias"):
        return 0.0
    return 1.0 if is_norm and name.endswith(".weight") else None


def write_safetensors(path, shapes, dtype, seed, aliases=None):
    """Writes the tensors of `shapes` (name -> shape) in the order of their names. Returns the size of the file.

    `aliases` (name -> name of a tensor) are only mentioned in the metadata.
    """
    size = ELEMENT_BYTES[dtype]
    header, offset, counts = {"__metadata__": {"format": "pt", **(aliases or {})}}, 0, {}
    for name in sorted(shapes):
        count = 1
        for length in shapes[name]:
            count *= length
        counts[name] = count
        header[name] = {"dtype": DTYPE_NAMES[dtype], "shape": list(shapes[name]),
                        "data_offsets": [offset, offset + count * size]}
        offset += count * size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    stream = RandomBytes(dtype, seed)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, count in counts.items():
            constant = constant_of(name)
            if constant is None:
                stream.write(file, count * size)
            else:
                file.write(encode([constant], dtype) * count)
        return file.tell()
