"""Start values that spare the first training hours: neighbour-looking heads in the encoder and the decoder."""

import torch
import torch.nn.functional as F

from model import GRID, PATCH, TEXT, VISION

FREQUENCIES = 16
PLACE = 4 * FREQUENCIES
OFFSETS = [[(0, -1), (0, 1), (-1, 0)], [(1, 0), (0, -1), (0, 1)], [(-1, 0), (1, 0), (0, 0)],
           [(0, -2), (0, 2), (0, -1)], [(0, 1), (0, 0), None], [None, None, None]]
DECODER_HEADS = [(0, 0, 1), (0, 1, -1), (0, 2, 2), (1, 1, 1)]


def place_codes(frequencies):
    """Sine and cosine of row and column for each patch: (729, 64)."""
    rows, columns = torch.meshgrid(torch.arange(GRID).float(), torch.arange(GRID).float(), indexing="ij")
    parts = []
    for axis in (rows, columns):
        angle = axis.reshape(-1, 1) * frequencies
        parts += [angle.sin(), angle.cos()]
    return 1.4 * torch.cat(parts, 1)


def shift_matrix(frequencies, offset):
    """Turns the code of a place into the code of the place `offset` (rows, columns) away."""
    matrix = torch.zeros(PLACE, PLACE)
    index = torch.arange(FREQUENCIES)
    for begin, distance in zip((0, 2 * FREQUENCIES), offset):
        cosine, sine = (frequencies * distance).cos(), (frequencies * distance).sin()
        first, second = begin + index, begin + FREQUENCIES + index
        matrix[first, first], matrix[first, second] = cosine, sine
        matrix[second, first], matrix[second, second] = -sine, cosine
    return matrix


def prepare_vision(vision):
    dim = VISION["dim"]
    frequencies = torch.linspace(0.1, 2.5, FREQUENCIES)
    vision.pos_emb.zero_()
    vision.pos_emb[0, :, :PLACE] = place_codes(frequencies)
    filters = torch.randn(dim, 3, PATCH * PATCH)
    filters -= 0.95 * filters.mean(-1, keepdim=True)
    grey = PLACE + (dim - PLACE) * 3 // 4
    filters[PLACE:grey] = 1.7 * filters.mean(1, keepdim=True)[PLACE:grey]
    kernel = torch.tensor([1.0, 2.0, 1.0])
    smooth = F.conv2d(filters.view(-1, 1, PATCH, PATCH), torch.outer(kernel, kernel)[None, None] / 8, padding=1)
    filters = 0.09 * smooth.view(dim, -1)
    filters[:PLACE] = 0
    vision.patch_emb.weight.copy_(filters)
    vision.patch_emb.bias.zero_()
    width = dim // VISION["heads"]
    for block, offsets in zip(vision.blocks, OFFSETS):
        qkv = block.attn.qkv.weight
        qkv[:2 * dim].normal_(std=0.05)
        qkv[2 * dim:].normal_(std=0.07)
        block.attn.proj.weight.normal_(std=0.04)
        block.mlp.fc1.weight.normal_(std=0.06)
        block.mlp.fc2.weight.normal_(std=0.02)
        for head, offset in enumerate(offsets):
            if offset is None:
                continue
            query, key = qkv[head * width:(head + 1) * width], qkv[dim + head * width:dim + (head + 1) * width]
            query *= 0.3
            key *= 0.3
            query[:, :PLACE] += 1.3 * shift_matrix(frequencies, offset)
            key[:, :PLACE] += 1.3 * torch.eye(PLACE)


def prepare_text(text):
    """Under rotary positions a constant in the biases of query and key prefers one distance."""
    dim, width = TEXT["dim"], TEXT["dim"] // TEXT["heads"]
    count = width // 4
    frequencies = 10000.0 ** (-torch.arange(count) / count)
    strength = torch.tensor([7.0, 5.0] + [3.0] * 4 + [2.0] * (count - 6))
    for layer, head, distance in DECODER_HEADS:
        bias = text.blocks[layer].attn.qkv.bias
        query, key = bias[head * width:(head + 1) * width], bias[dim + head * width:dim + (head + 1) * width]
        query[:2 * count] = torch.cat([strength, torch.zeros(count)])
        key[:2 * count] = strength.repeat(2) * torch.cat([(frequencies * distance).cos(), (frequencies * distance).sin()])


@torch.no_grad()
def prepare(model):
    for name, parameter in model.named_parameters():
        if name.endswith("bias"):
            parameter.zero_()
        elif parameter.dim() == 2 and "wte" not in name:
            parameter.normal_(std=0.01 if "proj." in name or "fc2" in name else 0.02)
    prepare_vision(model.vision)
    prepare_text(model.text)
