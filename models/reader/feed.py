"""Turns shards into training batches; most samples show the model only a part of the patches."""

import os
import time

import numpy as np
import torch

import targets
from charset import KIND
from model import GRID, PATCH, patches_of

WHOLE = GRID * GRID
BATCH = {64: 48, 96: 40, 162: 32, 243: 24, 378: 16, WHOLE: 8}
ANSWER_LIMIT = {64: 50, 96: 60, 162: 90, 243: 140, 378: 110, WHOLE: 340}
WINDOW_ROWS = 9
KEPT = {243: 0.4, 378: 0.2, WHOLE: 0.4}  # large crops cost the most and teach little


def shards(folder):
    """Yields every shard once and deletes it; waits for the painters and takes from them (`PAINTER-NUMBER.npz`) in turn."""
    last = ""
    while True:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".npz") and ".part" not in name)
        if not names:
            time.sleep(0.5)
            continue
        painters = sorted({name.split("-")[0] for name in names})
        last = next((painter for painter in painters if painter > last), painters[0])
        path = os.path.join(folder, next(name for name in names if name.split("-")[0] == last))
        with np.load(path) as file:
            data = {key: file[key] for key in file.files}
        os.remove(path)
        yield data


def unpack(data):
    """(picture, characters, kind, extent, answer) of each sample; only samples of kind 2 have an answer."""
    ends = np.cumsum(data["counts"])
    answers = data["answers"] if "answers" in data else np.zeros((len(ends), 0), np.int64)
    for index, end in enumerate(ends):
        yield (data["pictures"][index], data["chars"][end - data["counts"][index]:end], data["kinds"][index], data["extents"][index],
               answers[index][answers[index] >= 0])


def crop_patches(extent):
    """Numbers of the patches that hold the crop, with one more column on both sides."""
    first_column, first_row = (max(0, int(value // PATCH)) for value in extent[:2])
    last_column, last_row = (min(GRID, int(-(-value // PATCH))) for value in extent[2:])
    columns = np.arange(max(0, first_column - 1), min(GRID, last_column + 1))
    return (np.arange(first_row, last_row)[:, None] * GRID + columns).ravel()


def shown_patches(rng, chars, kind, extent, whole_label, whole_page):
    """Which patches the model is shown, and the characters as seen there.

    Pages: all or a band of rows. Labels: all, or the crop and some of the empty canvas around it.
    """
    everything = np.arange(WHOLE)
    if kind == 1:
        if rng.random() < whole_page:
            return everything, chars
        first = int(rng.integers(0, GRID - WINDOW_ROWS + 1))
        last = first + WINDOW_ROWS
        return everything[first * GRID:last * GRID], targets.within_rows(chars, first, last)
    needed = crop_patches(extent)
    sizes = [size for size in BATCH if size >= len(needed) + 4]
    if rng.random() < whole_label or not sizes or sizes[0] == WHOLE:
        return everything, chars
    size = sizes[1] if rng.random() < 0.2 and sizes[1] != WHOLE else sizes[0]
    empty = np.setdiff1d(everything, needed)
    return np.sort(np.concatenate([needed, rng.choice(empty, size - len(needed), replace=False)])), chars


def augment(patches):
    """8-bit patches (B, N, 588) to -1..1 with random colours, contrast, gamma and noise for each picture."""
    count, number, _ = patches.shape
    x = patches.view(count, number, 3, -1).float() / 127.5 - 1
    x = x * torch.where(torch.rand(count, 1, 1, 1) < 0.1, -1.0, 1.0)
    if torch.rand(1) < 0.5:
        x = x[:, :, torch.randperm(3)]
    if torch.rand(1) < 0.3:
        x = ((x + 1) / 2).pow(torch.empty(count, 1, 1, 1).uniform_(0.75, 1.35)) * 2 - 1
    x = x * torch.empty(count, 1, 3, 1).uniform_(0.75, 1.0) + torch.empty(count, 1, 3, 1).uniform_(-0.1, 0.1)
    if torch.rand(1) < 0.3:
        x = x + torch.randn_like(x) * 0.02
    return x.clamp(-1, 1).flatten(2)


def batches(folder, rng, shares):
    """Yields (patch count, batch); `shares()` gives the current share of whole labels and whole pages."""
    waiting = {size: [] for size in BATCH}
    for data in shards(folder):
        samples = list(unpack(data))
        for index in rng.permutation(len(samples)):
            picture, chars, kind, extent, answer = samples[index]
            shown, seen = shown_patches(rng, chars, kind, extent, *shares())
            if kind != 1 and rng.random() >= KEPT.get(len(shown), 1.0):
                continue
            queue = waiting[len(shown)]
            queue.append((picture, seen, kind, shown, answer))
            if len(queue) == BATCH[len(shown)]:
                waiting[len(shown)] = []
                yield len(shown), build(queue, rng)


def build(samples, rng):
    shown = np.stack([s[3] for s in samples])
    tasks = [targets.task_of(s[2], rng) for s in samples]
    spoken = [targets.without_place(s[4]) if task == KIND else targets.spoken(s[1], task) for s, task in zip(samples, tasks)]
    given, wanted, look = targets.sequences(spoken, tasks, shown, ANSWER_LIMIT[shown.shape[1]])
    dense = np.stack([targets.dense_map(s[1]).reshape(WHOLE, -1)[s[3]] for s in samples])
    batch = {"shown": shown, "given": given, "wanted": wanted, "look": look, "dense": dense}
    batch = {key: torch.from_numpy(value) for key, value in batch.items()}
    batch["patches"] = torch.stack([patches_of(torch.from_numpy(s[0])[None])[0, s[3]] for s in samples])
    return batch
