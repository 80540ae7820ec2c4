"""Turns shards into training batches of three widths: few rows, some rows, the whole picture."""

import os
import time

import numpy as np
import torch

import targets
from model import GRID, PATCH

NARROW, MEDIUM = 6, 9
BATCH = {NARROW: 48, MEDIUM: 32, GRID: 10}
ANSWER_LIMIT = {NARROW: 90, MEDIUM: 140, GRID: 340}


def shards(folder):
    """Yields every shard once and deletes it; waits for the painter."""
    while True:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".npz") and ".part" not in name)
        if not names:
            time.sleep(0.5)
            continue
        path = os.path.join(folder, names[0])
        with np.load(path) as file:
            data = {key: file[key] for key in file.files}
        os.remove(path)
        yield data


def unpack(data):
    ends = np.cumsum(data["counts"])
    for index, end in enumerate(ends):
        yield (data["pictures"][index], data["chars"][end - data["counts"][index]:end], data["kinds"][index], data["extents"][index])


def shown_rows(rng, chars, kind, extent, whole_label, whole_page):
    """Which patch rows the model is shown, and the characters as seen there."""
    everything = np.arange(GRID)
    if kind == 1:
        if rng.random() < whole_page:
            return everything, chars
        first = int(rng.integers(0, GRID - MEDIUM + 1))
        return np.arange(first, first + MEDIUM), targets.within_rows(chars, first, first + MEDIUM)
    first, last = int(max(0, extent[0] // PATCH)), int(min(GRID, -(-extent[1] // PATCH)))
    span = last - first
    count = NARROW if span <= NARROW - 1 else MEDIUM
    if span > MEDIUM or rng.random() < whole_label:
        return everything, chars
    if rng.random() < 0.5:
        start = int(rng.integers(max(0, last - count), min(first, GRID - count) + 1))
        return np.arange(start, start + count), chars
    others = np.setdiff1d(everything, np.arange(first, last))
    return np.sort(np.concatenate([np.arange(first, last), rng.choice(others, count - span, replace=False)])), chars


def augment(pictures):
    """8-bit pictures (B, 378, 378, 3) to (B, 3, 378, 378) in -1..1 with random colours, contrast and noise."""
    x = pictures.permute(0, 3, 1, 2).float() / 127.5 - 1
    count = x.shape[0]
    x = x * torch.where(torch.rand(count, 1, 1, 1) < 0.1, -1.0, 1.0)
    if torch.rand(1) < 0.5:
        x = x[:, torch.randperm(3)]
    if torch.rand(1) < 0.3:
        x = ((x + 1) / 2).pow(torch.empty(count, 1, 1, 1).uniform_(0.75, 1.35)) * 2 - 1
    x = x * torch.empty(count, 3, 1, 1).uniform_(0.75, 1.0) + torch.empty(count, 3, 1, 1).uniform_(-0.1, 0.1)
    if torch.rand(1) < 0.3:
        x = x + torch.randn_like(x) * 0.02
    return x.clamp(-1, 1)


def batches(folder, rng, shares):
    """Yields (row count, batch); `shares()` gives the current share of whole labels and whole pages."""
    waiting = {count: [] for count in BATCH}
    for data in shards(folder):
        samples = list(unpack(data))
        for index in rng.permutation(len(samples)):
            picture, chars, kind, extent = samples[index]
            rows, seen = shown_rows(rng, chars, kind, extent, *shares())
            queue = waiting[len(rows)]
            queue.append((picture, seen, kind, rows))
            if len(queue) == BATCH[len(rows)]:
                waiting[len(rows)] = []
                yield len(rows), build(queue, rng)


def build(samples, rng):
    rows = np.stack([s[3] for s in samples])
    tasks = [targets.task_of(s[2], rng) for s in samples]
    spoken = [targets.spoken(s[1], task) for s, task in zip(samples, tasks)]
    given, wanted, look = targets.sequences(spoken, tasks, rows, ANSWER_LIMIT[rows.shape[1]])
    dense = np.stack([targets.dense_map(s[1])[s[3]] for s in samples])
    batch = {"rows": rows, "given": given, "wanted": wanted, "look": look, "dense": dense}
    batch = {key: torch.from_numpy(value) for key, value in batch.items()}
    batch["pictures"] = torch.from_numpy(np.stack([s[0] for s in samples]))
    return batch
