"""Trains one direction. Resumable: the checkpoint holds weights, optimiser state and the round number."""
import argparse
import json
import math
import os
import pathlib
import random
import signal
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
import sentencepiece
import torch
from torch.nn import functional as F

from corpus import Corpus
from evaluate import read_safetensors
from model import Marian


class Tokens:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.ids = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self.source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self.pad = len(self.ids) - 1

    def encode(self, processor, texts):
        return [[self.ids.get(piece, 1) for piece in pieces] + [0] for pieces in processor.encode(texts, out_type=str)]


def orthogonalise(matrix):
    x = matrix.bfloat16()
    wide = x.shape[0] > x.shape[1]
    x = (x.T if wide else x) / (x.norm() + 1e-7)
    for _ in range(4):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.T if wide else x).float()


class Optimiser:
    """Muon for the matrices of the layers, Adam for embeddings, biases and norms."""
    def __init__(self, model):
        self.model, self.step_count = model, 0
        self.state = {name: [torch.zeros_like(p), torch.zeros_like(p)] for name, p in model.named_parameters()}

    @torch.no_grad()
    def step(self, rate):
        self.step_count += 1
        parameters = dict(self.model.named_parameters())
        torch.nn.utils.clip_grad_norm_(parameters.values(), 2.0)
        for name, p in parameters.items():
            first, second = self.state[name]
            if p.dim() == 2 and ".layers." in name:
                first.mul_(0.95).add_(p.grad)
                update = orthogonalise(p.grad + 0.95 * first)
                p.mul_(1 - 0.02 * rate).add_(update, alpha=-rate * 0.2 * math.sqrt(max(p.shape)))
            else:
                first.mul_(0.9).add_(p.grad, alpha=0.1)
                second.mul_(0.98).addcmul_(p.grad, p.grad, value=0.02)
                scale = math.sqrt(1 - 0.98 ** self.step_count) / (1 - 0.9 ** self.step_count)
                p.addcdiv_(first, second.sqrt().add_(1e-8), value=-rate * scale)
            p.grad = None
        self.model.clear_pad()


@torch.no_grad()
def start_from(model, tokens, pack):
    """Takes over the weights of an exported pack; a piece that its vocabulary lacks begins as the mean of the pieces that spell it."""
    weights = {name.removeprefix("model."): value for name, value in read_safetensors(pathlib.Path(pack) / "model.safetensors").items()}
    old = Tokens(pack)
    spelling = [[old.ids[piece]] if piece in old.ids else
                [old.ids.get(part, 1) for part in old.target.encode(piece.replace("\u2581", " ").strip(), out_type=str)] or [1]
                for piece in tokens.ids]
    for name in ("shared.weight", "final_logits_bias"):
        value = weights[name] if name == "shared.weight" else weights[name].T
        value = torch.stack([value[parts].mean(0) for parts in spelling])
        weights[name] = value if name == "shared.weight" else value.T.contiguous()
    model.load_state_dict(weights, strict=True)
    model.clear_pad()


def batches(pairs, tokens, budget, rng):
    sources = tokens.encode(tokens.source, [source for source, _ in pairs])
    targets = tokens.encode(tokens.target, [target for _, target in pairs])
    rows = [(s, t) for s, t in zip(sources, targets) if len(s) < 70 and len(t) < 70]
    rows.sort(key=lambda row: (len(row[1]), len(row[0]) + 2 * rng.random()))
    groups, group, widest = [], [], 0
    for row in rows:
        widest = max(widest, len(row[0]), len(row[1]))
        if group and widest * (len(group) + 1) > budget:
            groups.append(group)
            group, widest = [], max(len(row[0]), len(row[1]))
        group.append(row)
    groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        source = torch.full((len(group), max(len(s) for s, _ in group)), tokens.pad)
        target = torch.full((len(group), max(len(t) for _, t in group) + 1), tokens.pad)
        for index, (s, t) in enumerate(group):
            source[index, :len(s)] = torch.tensor(s)
            target[index, 1:len(t) + 1] = torch.tensor(t)
        yield source, target


def loss_of(model, tokens, source, target, smoothing):
    memory, mask = model.encode(source)
    hidden = model.decode(target[:, :-1], memory, mask)
    wanted = target[:, 1:]
    keep = wanted != tokens.pad
    logits = model.logits(hidden[keep]).float()
    return F.cross_entropy(logits, wanted[keep], label_smoothing=smoothing), logits.detach(), wanted[keep]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("direction", choices=["en-zh", "zh-en"])
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--vocabulary", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--decay", type=float, default=0.0, help="the share of the time at the end in which the rate falls to zero")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--tokens", type=int, default=1800)
    parser.add_argument("--round", type=int, default=15000)
    parser.add_argument("--catalogue", type=float, default=0.4, help="the share of catalogue strings among the examples")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--start", help="folder of an exported pack whose weights a new checkpoint begins with")
    parser.add_argument("--float32", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(5)
    tokens = Tokens(options.vocabulary)
    corpus = Corpus(options.pairs, options.direction == "en-zh", options.catalogue)
    model = Marian(tokens.pad + 1)
    optimiser, path, start_round, seen = Optimiser(model), pathlib.Path(options.checkpoint), 0, 0
    if path.exists():
        saved = torch.load(path)
        model.load_state_dict(saved["model"])
        optimiser.state, optimiser.step_count = saved["state"], saved["step"]
        start_round, seen = saved["round"], saved["seen"]
    elif options.start:
        start_from(model, tokens, options.start)
    model.set_dropout(options.dropout)
    begin, average = time.time(), None

    def save(number):
        torch.save({"model": model.state_dict(), "state": optimiser.state, "step": optimiser.step_count, "round": number,
                    "seen": seen, "config": model.config}, str(path) + ".tmp")
        os.replace(str(path) + ".tmp", path)

    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    number, last_save = start_round, begin
    while True:
        number += 1
        for source, target in batches(corpus.sample(options.round, 1000 + number), tokens, options.tokens, random.Random(number)):
            share = (time.time() - begin) / 60 / options.minutes
            if share >= 1 or stopped:
                save(number)
                return
            rate = options.rate * min(1, (optimiser.step_count + 1) / 150)
            if options.decay:
                rate *= min(1, max(0.0, (1 - share) / options.decay))
            with torch.autocast("cpu", torch.bfloat16, enabled=not options.float32):
                loss, logits, wanted = loss_of(model, tokens, source, target, 0.1)
            loss.backward()
            optimiser.step(rate)
            seen += len(wanted)
            average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
            if optimiser.step_count % 50 == 0:
                right = (logits.argmax(1) == wanted).float().mean().item()
                print("%d round %d loss %.3f right %.3f tokens %dk rate %.5f minutes %.1f" % (
                    optimiser.step_count, number, average, right, seen // 1000, rate, (time.time() - begin) / 60), flush=True)
            if time.time() - last_save > 120:
                save(number)
                last_save = time.time()


if __name__ == "__main__":
    main()
