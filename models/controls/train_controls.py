"""Trains the control network on the files of make_sights.py, measures it on held-out ones, and writes its weights.

usage: train_controls.py TRAIN HELD OUT.safetensors [--epochs N] [--threads N] [--init WEIGHTS]
"""

import argparse
import os
import pathlib
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "reader"))

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from charset import CONTROL_KINDS as KINDS, STATES
from tensors import read_safetensors, write_safetensors

FACTS = 18


class Controls(nn.Module):
    """Ends (B, 6, 48, 64) in -1..1 and facts (B, 18) -> scores of kinds (B, 12) and states (B, 4)."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(6, 24, 3, 2, 1)
        self.conv2 = nn.Conv2d(24, 32, 3, 2, 1)
        self.conv3 = nn.Conv2d(32, 48, 3, 2, 1)
        self.conv4 = nn.Conv2d(48, 48, 3, 1, 1)
        self.fc1 = nn.Linear(48 * 6 * 8 + FACTS, 96)
        self.fc2 = nn.Linear(96, len(KINDS) + len(STATES))

    def forward(self, ends, facts, drop=0.0):
        x = F.relu(self.conv4(F.relu(self.conv3(F.relu(self.conv2(F.relu(self.conv1(ends))))))))
        x = F.dropout(torch.cat([x.flatten(1), facts], 1), drop, self.training)
        return self.fc2(F.relu(self.fc1(x)))


def read(folder):
    parts = [np.load(path) for path in sorted(pathlib.Path(folder).glob("*.npz")) if ".part" not in path.name]
    return [torch.from_numpy(np.concatenate([part[name] for part in parts])) for name in ("ends", "facts", "kinds", "states")]


def pixels_of(ends, augment=False):
    """(B, 48, 64, 6) bytes -> (B, 6, 48, 64) in -1..1; colours, contrast and noise vary in training."""
    x = ends.permute(0, 3, 1, 2).float() / 127.5 - 1
    if not augment:
        return x
    count = len(x)
    x = x * torch.where(torch.rand(count, 1, 1, 1) < 0.1, -1.0, 1.0) * (1 + 0.2 * (torch.rand(count, 1, 1, 1) - 0.5))
    shift = 0.15 * torch.randn(count, 3, 1, 1)
    return x + torch.cat([shift, shift], 1) + 0.03 * torch.randn(1) * torch.randn_like(x)



def measure(model, data, show=False):
    model.eval()
    ends, facts, kinds, states = data
    with torch.no_grad():
        scores = torch.cat([model(pixels_of(ends[i:i + 256]), facts[i:i + 256]) for i in range(0, len(ends), 256)])
    found, said = scores[:, :len(KINDS)].argmax(1), scores[:, len(KINDS):] > 0
    right = found == kinds
    if show:
        for index, name in enumerate(KINDS):
            of, told = kinds == index, found == index
            others = {KINDS[k]: int((found[of] == k).sum()) for k in range(len(KINDS)) if k != index and (found[of] == k).sum() > 0.02 * of.sum()}
            print(f"{name:9} {int(of.sum()):5}  found {right[of].float().mean():.3f}  right when said {right[told].float().mean():.3f}  {others}")
        for index, name in enumerate(STATES):
            of, told = states[:, index], said[:, index]
            print(f"{name:9} {int(of.sum()):5}  found {told[of].float().mean():.3f}  right when said {of[told].float().mean():.3f}")
    return right.float().mean().item(), (said == states).all(1).float().mean().item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("held")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--init", help="weights to start from")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    ends, facts, kinds, states = read(options.train)
    held = read(options.held)
    model = Controls()
    if options.init:
        model.load_state_dict({name.removeprefix("controls."): value.float() for name, value in read_safetensors(options.init).items()})
    steps, size = options.epochs * (len(ends) // 128), 128
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps + 1, pct_start=0.1)
    began, step = time.time(), 0
    weight = (len(kinds) / (len(KINDS) * torch.bincount(kinds.long(), minlength=len(KINDS)).clamp(min=1).float())).clamp(0.5, 2.0)
    print(len(ends), "texts to train on,", len(held[0]), "held out,", sum(p.numel() for p in model.parameters()), "weights", flush=True)
    for epoch in range(options.epochs):
        model.train()
        order = torch.randperm(len(ends))
        for at in range(0, len(order) - size + 1, size):
            chosen = order[at:at + size]
            told = facts[chosen] * (1 + 0.05 * torch.randn(size, facts.shape[1]))
            scores = model(pixels_of(ends[chosen], True), told, 0.1)
            loss = F.cross_entropy(scores[:, :len(KINDS)], kinds[chosen].long(), weight) + \
                2 * F.binary_cross_entropy_with_logits(scores[:, len(KINDS):], states[chosen].float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step < steps:
                schedule.step()
        kind, state = measure(model, held)
        print(f"epoch {epoch + 1} minutes {(time.time() - began) / 60:.1f} loss {loss.item():.3f} held-out kinds {kind:.4f} states {state:.4f}", flush=True)
    measure(model, held, True)
    write_safetensors(options.out, {"controls." + name: value.half() for name, value in model.state_dict().items()})


if __name__ == "__main__":
    main()
