"""The Marian forward pass: post-norm, swish, sinusoidal positions, one tied embedding."""
import math

import torch
from torch import nn
from torch.nn import functional as F

CONFIG = {"d_model": 192, "heads": 4, "encoder_layers": 2, "decoder_layers": 2, "ffn": 512, "positions": 512}


def position_table(count, width):
    angle = torch.arange(count, dtype=torch.float64)[:, None] / 10000 ** (2 * torch.arange(width // 2, dtype=torch.float64) / width)
    return torch.cat([angle.sin(), angle.cos()], 1).float()


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.k_proj, self.v_proj, self.q_proj, self.out_proj = (nn.Linear(width, width) for _ in range(4))

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x, memory, mask=None, causal=False):
        query, key, value = self.split(self.q_proj(x)), self.split(self.k_proj(memory)), self.split(self.v_proj(memory))
        scores = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5
        if causal:
            scores = scores + torch.full((x.shape[1], x.shape[1]), -1e4, dtype=scores.dtype).triu(1)
        elif mask is not None:
            scores = scores + mask.to(scores.dtype)
        mixed = scores.softmax(-1).to(value.dtype) @ value
        return self.out_proj(mixed.transpose(1, 2).reshape(x.shape))


class Layer(nn.Module):
    def __init__(self, width, heads, ffn, decoder):
        super().__init__()
        self.self_attn, self.self_attn_layer_norm = Attention(width, heads), nn.LayerNorm(width)
        if decoder:
            self.encoder_attn, self.encoder_attn_layer_norm = Attention(width, heads), nn.LayerNorm(width)
        self.fc1, self.fc2, self.final_layer_norm = nn.Linear(width, ffn), nn.Linear(ffn, width), nn.LayerNorm(width)
        self.decoder, self.dropout = decoder, 0.0

    def drop(self, x):
        return F.dropout(x, self.dropout, self.training) if self.dropout else x

    def forward(self, x, memory=None, mask=None):
        x = self.self_attn_layer_norm(x + self.drop(self.self_attn(x, x, None if self.decoder else mask, self.decoder)))
        if self.decoder:
            x = self.encoder_attn_layer_norm(x + self.drop(self.encoder_attn(x, memory, mask)))
        return self.final_layer_norm(x + self.drop(self.fc2(F.silu(self.fc1(x)))))


class Stack(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)


class Marian(nn.Module):
    def __init__(self, vocabulary, config=None):
        super().__init__()
        self.config = dict(CONFIG, **(config or {}), vocab=vocabulary)
        width, heads, ffn = self.config["d_model"], self.config["heads"], self.config["ffn"]
        self.shared = nn.Embedding(vocabulary, width)
        self.encoder = Stack([Layer(width, heads, ffn, False) for _ in range(self.config["encoder_layers"])])
        self.decoder = Stack([Layer(width, heads, ffn, True) for _ in range(self.config["decoder_layers"])])
        self.final_logits_bias = nn.Parameter(torch.zeros(1, vocabulary))
        self.register_buffer("positions", position_table(self.config["positions"], width), persistent=False)
        nn.init.normal_(self.shared.weight, std=width ** -0.5)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and name.endswith("proj.weight") or name.endswith(("fc1.weight", "fc2.weight")):
                nn.init.xavier_uniform_(parameter)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)
        self.clear_pad()

    def clear_pad(self):
        with torch.no_grad():
            self.shared.weight[-1].zero_()
            self.final_logits_bias[0, -1].zero_()

    def embed(self, ids):
        return self.shared(ids) * math.sqrt(self.config["d_model"]) + self.positions[:ids.shape[1]]

    def encode(self, ids):
        pad = self.config["vocab"] - 1
        mask = (ids == pad)[:, None, None, :] * -1e4 if bool((ids == pad).any()) else None
        x = self.embed(ids)
        for layer in self.encoder.layers:
            x = layer(x, mask=mask)
        return x, mask

    def decode(self, ids, memory, mask):
        x = self.embed(ids)
        for layer in self.decoder.layers:
            x = layer(x, memory, mask)
        return x

    def logits(self, x):
        """All scores but that of the padding symbol, which is the last id and is never produced."""
        return F.linear(x, self.shared.weight[:-1], self.final_logits_bias[0, :-1])

    @torch.no_grad()
    def generate(self, ids, limit):
        """Greedy output ids of a padded batch, for measuring; the exact decoder is in evaluate.py."""
        memory, mask = self.encode(ids)
        made = torch.full((ids.shape[0], 1), self.config["vocab"] - 1)
        ended = torch.zeros(ids.shape[0], dtype=torch.bool)
        for _ in range(limit):
            best = self.logits(self.decode(made, memory, mask)[:, -1]).argmax(1)
            made = torch.cat([made, best.masked_fill(ended, 0)[:, None]], 1)
            ended |= best == 0
            if bool(ended.all()):
                break
        return made[:, 1:].tolist()

    def set_dropout(self, rate):
        for layer in [*self.encoder.layers, *self.decoder.layers]:
            layer.dropout = rate
