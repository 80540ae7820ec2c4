"""The Moondream2 family in its smallest form; tensor names equal those of the released files."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from canvas import SIDE
from charset import BLANK, VOCABULARY

PATCH = 14
GRID = SIDE // PATCH
PREFIX = 1 + GRID * GRID
SUBCOLUMNS = 4
VISION = {"dim": 192, "layers": 6, "heads": 3, "ff": 768, "inner": 512}
TEXT = {"dim": 192, "layers": 4, "heads": 3, "ff": 768, "context": 2048}


class Attention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def split(self, x, heads):
        batch, length, dim = x.shape
        return self.qkv(x).view(batch, length, 3, heads, dim // heads).permute(2, 0, 3, 1, 4)

    def join(self, x):
        return self.proj(x.transpose(1, 2).flatten(2))


class Mlp(nn.Module):
    def __init__(self, dim, inner, out):
        super().__init__()
        self.fc1 = nn.Linear(dim, inner)
        self.fc2 = nn.Linear(inner, out)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x), approximate="tanh"))


class VisionBlock(nn.Module):
    def __init__(self, dim, ff):
        super().__init__()
        self.ln1, self.attn = nn.LayerNorm(dim), Attention(dim)
        self.ln2, self.mlp = nn.LayerNorm(dim), Mlp(dim, ff, dim)

    def forward(self, x):
        query, key, value = self.attn.split(self.ln1(x), VISION["heads"])
        x = x + self.attn.join(F.scaled_dot_product_attention(query, key, value))
        return x + self.mlp(self.ln2(x))


def patches_of(pictures):
    """Pictures (B, 378, 378, 3) to patches (B, 729, 588), colour by colour."""
    batch = pictures.shape[0]
    return pictures.reshape(batch, GRID, PATCH, GRID, PATCH, 3).permute(0, 1, 3, 5, 2, 4).reshape(batch, GRID * GRID, -1)


class Vision(nn.Module):
    def __init__(self):
        super().__init__()
        dim = VISION["dim"]
        self.patch_emb = nn.Linear(3 * PATCH * PATCH, dim)
        self.pos_emb = nn.Parameter(torch.randn(1, GRID * GRID, dim) * 0.02)
        self.blocks = nn.ModuleList(VisionBlock(dim, VISION["ff"]) for _ in range(VISION["layers"]))
        self.post_ln = nn.LayerNorm(dim)
        self.proj_mlp = Mlp(2 * dim, VISION["inner"], TEXT["dim"])

    def encode(self, patches, shown):
        """patches (B, N, 588) in -1..1; shown (B, N): their numbers in the picture. Returns (B, N, dim)."""
        x = self.patch_emb(patches) + self.pos_emb[0][shown]
        for block in self.blocks:
            x = block(x)
        return self.post_ln(x)

    def project(self, features):
        return self.proj_mlp(torch.cat([features, features], -1))


class TextBlock(nn.Module):
    def __init__(self, dim, ff):
        super().__init__()
        self.ln, self.attn, self.mlp = nn.LayerNorm(dim), Attention(dim), Mlp(dim, ff, dim)


def rotate(x, cosine, sine):
    """Rotary positions on the first half of a head: halves in, interleaved out."""
    half = cosine.shape[-1]
    first, second, rest = x[..., :half].float(), x[..., half:2 * half].float(), x[..., 2 * half:]
    turned = torch.stack([first * cosine - second * sine, first * sine + second * cosine], -1).flatten(-2)
    return torch.cat([turned.to(x.dtype), rest], -1)


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        dim = TEXT["dim"]
        self.wte = nn.Parameter(torch.randn(VOCABULARY, dim) * 0.02)
        self.blocks = nn.ModuleList(TextBlock(dim, TEXT["ff"]) for _ in range(TEXT["layers"]))
        self.post_ln = nn.LayerNorm(dim)
        self.lm_head = nn.Linear(dim, VOCABULARY)
        quarter = dim // TEXT["heads"] // 4
        angles = torch.arange(TEXT["context"])[:, None] * 10000.0 ** (-torch.arange(quarter) / quarter)
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)

    def forward(self, prefix, answer, positions, watch=()):
        """prefix (B, P, D) sees itself both ways, answer (B, L, D) is causal; positions (B, P + L).

        Returns the answer's hidden states and, for the blocks in `watch`, the scores of head 0 over the picture.
        """
        split, length = prefix.shape[1], answer.shape[1]
        x = torch.cat([prefix, answer], 1)
        cosine, sine = self.cosine[positions][:, None], self.sine[positions][:, None]
        mask = torch.ones(length, split + length, dtype=torch.bool, device=x.device)
        mask[:, split:] = torch.tril(mask[:, split:])
        scores = []
        for number, block in enumerate(self.blocks):
            normed = block.ln(x)
            query, key, value = block.attn.split(normed, TEXT["heads"])
            query, key = rotate(query, cosine, sine), rotate(key, cosine, sine)
            parts = [F.scaled_dot_product_attention(query[:, :, :split], key[:, :, :split], value[:, :, :split]),
                     F.scaled_dot_product_attention(query[:, :, split:], key, value, attn_mask=mask)]
            if number in watch:
                scores.append((query[:, 0, split:] @ key[:, 0, 1:split].transpose(-1, -2)).float() / math.sqrt(query.shape[-1]))
            x = x + block.attn.join(torch.cat(parts, 2)) + block.mlp(normed)
        return x[:, split:], scores

    def step(self, x, start, caches):
        """Runs `x` (B, T, D) from position `start` with stored keys and values; no mask is needed for T = 1 or the prefix."""
        positions = torch.arange(start, start + x.shape[1])
        cosine, sine = self.cosine[positions], self.sine[positions]
        for block, cache in zip(self.blocks, caches):
            normed = block.ln(x)
            query, key, value = block.attn.split(normed, TEXT["heads"])
            cache.append((rotate(key, cosine, sine), value))
            if len(cache) > 1:
                cache[:] = [tuple(torch.cat(pair, 2) for pair in zip(*cache))]
            key, value = cache[0]
            x = x + block.attn.join(F.scaled_dot_product_attention(rotate(query, cosine, sine), key, value)) + block.mlp(normed)
        return x

    def logits(self, hidden):
        return self.lm_head(self.post_ln(hidden))


class Reader(nn.Module):
    """`dense` exists for training only: it names the character in each quarter of a patch."""

    def __init__(self):
        super().__init__()
        self.vision, self.text = Vision(), Text()
        self.dense = nn.Linear(VISION["dim"], SUBCOLUMNS * (BLANK + 1))


@torch.no_grad()
def answer(model, pictures, task, limit):
    """Greedy answers for a batch of pictures (B, 378, 378, 3) in -1..1: lists of token numbers."""
    batch = pictures.shape[0]
    everything = torch.arange(GRID * GRID).expand(batch, -1)
    image = model.vision.project(model.vision.encode(patches_of(pictures), everything))
    table = model.text.wte
    caches = [[] for _ in model.text.blocks]
    model.text.step(torch.cat([table[:1].expand(batch, 1, -1), image], 1), 0, caches)
    token, out = torch.full((batch,), task), [[] for _ in range(batch)]
    live = [True] * batch
    for position in range(PREFIX, PREFIX + limit):
        hidden = model.text.step(table[token][:, None], position, caches)
        token = model.text.logits(hidden)[:, 0].argmax(-1)
        for index, value in enumerate(token.tolist()):
            live[index] = live[index] and value != 0
            if live[index]:
                out[index].append(value)
        if not any(live):
            break
    return out
