"""Trains the reader on painted shards; saves itself when stopped and continues from there.

usage: train.py SHARDS CHECKPOINT --minutes N [--init WEIGHTS] [--rate X] [--decay-share X] [--seed N]
"""

import argparse
import os
import signal
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("KMP_BLOCKTIME", "0")
import numpy as np
import torch
import torch.nn.functional as F

import feed
import initial
from charset import BLANK, KIND
from model import PREFIX, Reader
from optimizer import Optimizer
from tensors import read_safetensors

WATCHED_BLOCKS = (1, 2)
WHOLE_EARLY, WHOLE_LATE, WHOLE_FROM = (0.02, 0.35), (0.04, 0.5), 0.7


def positions_of(shown, answer_length):
    """Decoder positions as in the whole picture: start token, shown patches, answer."""
    count = shown.shape[0]
    answer = PREFIX + torch.arange(answer_length).expand(count, -1)
    return torch.cat([torch.zeros(count, 1, dtype=torch.long), 1 + shown, answer], 1)


def dense_loss(model, features, wanted):
    scores = model.dense(features).view(-1, BLANK + 1)
    wanted = wanted.flatten()
    chars = ((wanted >= 0) & (wanted < BLANK)).nonzero()[:, 0]
    blanks = (wanted == BLANK).nonzero()[:, 0]
    blanks = blanks[torch.randperm(len(blanks))[:4 * len(chars) + 64]]
    char_scores = scores[chars].float()
    loss = F.cross_entropy(char_scores, wanted[chars]) + F.cross_entropy(scores[blanks].float(), wanted[blanks])
    return loss, (char_scores.argmax(-1) == wanted[chars]).float().mean().item()


def losses(model, batch, part="both"):
    """The loss of one batch and what to print; `part` may leave out or freeze the other half of the model."""
    patches = feed.augment(batch["patches"]).to(model.text.wte.dtype)
    with torch.set_grad_enabled(part != "decoder"):
        features = model.vision.encode(patches, batch["shown"])
    if part == "decoder":
        return spoken_loss(model, features, batch)
    loss, right = dense_loss(model, features, batch["dense"])
    record = {"dense": loss.item(), "char": right}
    if part == "encoder":
        return loss, record
    spoken, more = spoken_loss(model, features, batch)
    return loss + spoken, record | more


def spoken_loss(model, features, batch):
    table, given = model.text.wte, batch["given"]
    start = table[:1].expand(given.shape[0], 1, -1)
    prefix = torch.cat([start, model.vision.project(features)], 1)
    hidden, looks = model.text(prefix, table[given], positions_of(batch["shown"], given.shape[1]), WATCHED_BLOCKS)
    wanted, look = batch["wanted"].flatten(), batch["look"].flatten()
    spoken, guided = wanted >= 0, look >= 0
    scores = model.text.logits(hidden.flatten(0, 1)[spoken]).float()
    token = F.cross_entropy(scores, wanted[spoken])
    right = scores.argmax(-1) == wanted[spoken]
    record = {"token": token.item(), "right": right.float().mean().item()}
    of_kinds = (given[:, :1] == KIND).expand_as(given).flatten()[spoken]
    if of_kinds.any():
        record["kind"] = right[of_kinds].float().mean().item()
    if not guided.any():
        return token, record
    guide = sum(F.cross_entropy(s.flatten(0, 1)[guided], look[guided]) for s in looks) / len(looks)
    return token + 0.5 * guide, record | {"guide": guide.item()}


def rate_at(peak, done, decay_share, step):
    """Short warm-up, constant, then linear to zero over the last `decay_share` of the time."""
    return peak * min(1.0, (step + 1) / 30) * min(1.0, max(0.0, (1 - done) / decay_share))


class Run:
    def __init__(self, options):
        self.options = options
        self.rng = np.random.default_rng(options.seed)
        torch.manual_seed(options.seed)
        self.model = Reader()
        self.seconds, self.cpu, self.samples = 0.0, 0.0, 0
        if options.init:
            self.model.load_state_dict(read_safetensors(options.init))
        else:
            initial.prepare(self.model)
        if torch.backends.mkldnn.is_available() and not options.full_precision:
            self.model = self.model.bfloat16()
        self.optimizer = Optimizer(self.model)
        if options.init:
            for name, value in read_safetensors(options.init).items():
                self.optimizer.entries[name]["master"].copy_(value)
                self.optimizer.entries[name]["average"].copy_(value)
        if os.path.exists(options.checkpoint):
            saved = torch.load(options.checkpoint, weights_only=True)
            self.optimizer.restore(saved["optimizer"])
            self.seconds, self.cpu, self.samples = saved["seconds"], saved["cpu"], saved["samples"]
            self.rng = np.random.default_rng([options.seed, self.samples])
            torch.manual_seed(options.seed + self.samples)

    def save(self, path):
        torch.save({"optimizer": self.optimizer.state(), "seconds": self.seconds, "cpu": self.cpu, "samples": self.samples},
                   path + ".part")
        os.replace(path + ".part", path)

    def done(self):
        return self.seconds / 60 / self.options.minutes

    def shares(self):
        """Share of label crops and of pages that are shown whole."""
        return WHOLE_EARLY if self.done() < WHOLE_FROM else WHOLE_LATE

    def train(self):
        options, shown, steps = self.options, {}, 0
        stopping = []
        signal.signal(signal.SIGTERM, lambda number, frame: stopping.append(number))
        last_save = last_print = time.time()
        clock, cpu = time.time(), time.process_time()
        for count, batch in feed.batches(options.shards, self.rng, self.shares):
            rate = rate_at(options.rate, self.done(), options.decay_share, self.optimizer.steps)
            part = ("encoder", "decoder")[steps % 2] if options.part == "alternate" else options.part
            loss, record = losses(self.model, batch, part)
            loss.backward()
            self.optimizer.step(rate)
            self.samples += len(batch["shown"])
            steps += 1
            self.seconds, clock = self.seconds + time.time() - clock, time.time()
            self.cpu, cpu = self.cpu + time.process_time() - cpu, time.process_time()
            means = shown.setdefault(count, {})
            for key, value in record.items():
                means[key] = means.get(key, value) * 0.95 + value * 0.05
            if time.time() - last_print > options.print_every:
                last_print = time.time()
                text = "  ".join(f"[{size}] " + " ".join(f"{k} {v:.3f}" for k, v in shown[size].items()) for size in sorted(shown))
                print(f"step {self.optimizer.steps} pictures {self.samples} minutes {self.seconds / 60:.1f} cpu {self.cpu:.0f} "
                      f"rate {rate:.5f}  {text}", flush=True)
            if time.time() - last_save > 150:
                last_save = time.time()
                self.save(options.checkpoint)
            if stopping or self.done() >= 1 or options.steps and steps >= options.steps:
                break
        self.save(options.checkpoint)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shards")
    parser.add_argument("checkpoint", help="continued when it exists")
    parser.add_argument("--minutes", type=float, required=True, help="length of the whole run, pauses not counted")
    parser.add_argument("--init", help="safetensors with start weights, the training head included")
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--decay-share", type=float, default=0.65)
    parser.add_argument("--part", default="both", choices=("both", "encoder", "alternate"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, help="stop after so many steps")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--full-precision", action="store_true", help="32-bit floats instead of bfloat16")
    parser.add_argument("--print-every", type=float, default=30)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Run(options).train()


if __name__ == "__main__":
    main()
