"""Reads an exported pack by itself, translates, and measures it on the held-out part."""
import argparse
import collections
import json
import math
import os
import pathlib
import random
import re
import struct

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
import numpy
import sentencepiece
import torch
from torch.nn import functional as F

from textrules import PLACEHOLDER, words_of


def read_safetensors(path):
    """Float32 tensors by name; int8 matrices come out multiplied by the scales of their rows."""
    data = pathlib.Path(path).read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    kinds = {"F16": numpy.float16, "F32": numpy.float32, "I8": numpy.int8}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            array = numpy.frombuffer(data[8 + length + begin:8 + length + end], kinds[entry["dtype"]])
            tensors[name] = torch.from_numpy(array.astype(numpy.float32).reshape(entry["shape"]))
    scales = {name: tensors.pop(name) for name in list(tensors) if name.endswith(".scale")}
    for name, scale in scales.items():
        tensors[name.removesuffix(".scale")] *= scale[:, None]
    return tensors


class Pack:
    """Greedy and beam search in float32 with the arithmetic of a Marian folder."""
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.weights = read_safetensors(folder / "model.safetensors")
        self.ids = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self.pieces = {number: piece for piece, number in self.ids.items()}
        self.spm = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.words = set((folder / "words.txt").read_text(encoding="utf-8").split())
        self.pad = self.config["pad_token_id"]
        self.width = self.config["d_model"]
        rows = numpy.arange(512)[:, None] / 10000 ** (2 * numpy.arange(self.width // 2) / self.width)
        self.positions = torch.from_numpy(numpy.concatenate([numpy.sin(rows), numpy.cos(rows)], 1).astype(numpy.float32))

    def linear(self, name, x):
        return F.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    def norm(self, name, x):
        return F.layer_norm(x, (self.width,), self.weights[name + ".weight"], self.weights[name + ".bias"], 1e-5)

    def attention(self, name, x, memory, heads, causal=False):
        split = lambda y: y.view(y.shape[0], heads, -1).transpose(0, 1)
        query = split(self.linear(name + ".q_proj", x) * (self.width // heads) ** -0.5)
        scores = query @ split(self.linear(name + ".k_proj", memory)).transpose(1, 2)
        if causal:
            scores = scores + torch.full(scores.shape[1:], float("-inf")).triu(1)
        mixed = scores.softmax(-1) @ split(self.linear(name + ".v_proj", memory))
        return self.linear(name + ".out_proj", mixed.transpose(0, 1).reshape(x.shape))

    def embed(self, ids):
        return self.weights["model.shared.weight"][ids] * math.sqrt(self.width) + self.positions[:len(ids)]

    def feed_forward(self, name, x):
        return self.norm(name + ".final_layer_norm", x + self.linear(name + ".fc2", F.silu(self.linear(name + ".fc1", x))))

    def encode(self, ids):
        x = self.embed(ids)
        for index in range(self.config["encoder_layers"]):
            name = "model.encoder.layers.%d" % index
            x = self.norm(name + ".self_attn_layer_norm", x + self.attention(name + ".self_attn", x, x, self.config["encoder_attention_heads"]))
            x = self.feed_forward(name, x)
        return x

    def scores(self, ids, memory):
        x, heads = self.embed(ids), self.config["decoder_attention_heads"]
        for index in range(self.config["decoder_layers"]):
            name = "model.decoder.layers.%d" % index
            x = self.norm(name + ".self_attn_layer_norm", x + self.attention(name + ".self_attn", x, x, heads, True))
            x = self.norm(name + ".encoder_attn_layer_norm", x + self.attention(name + ".encoder_attn", x, memory, heads))
            x = self.feed_forward(name, x)
        logits = F.linear(x[-1], self.weights["model.shared.weight"], self.weights["final_logits_bias"][0])
        logits[self.pad] = float("-inf")
        return logits

    def source_ids(self, text):
        return [self.ids.get(piece, 1) for piece in self.spm.encode(text, out_type=str)] + [0]

    def text_of(self, ids):
        return "".join(self.pieces[i] for i in ids if i not in (0, 1, self.pad)).replace("\u2581", " ").strip()

    @torch.no_grad()
    def greedy(self, text):
        source = self.source_ids(text)
        memory, ids, margin = self.encode(source), [self.pad], 1e9
        limit = min(255, 2 * len(source) + 50)
        while len(ids) <= limit:
            logits = self.scores(ids, memory)
            best = logits.topk(2)
            margin = min(margin, float(best.values[0] - best.values[1]))
            ids.append(int(best.indices[0]))
            if ids[-1] == 0:
                break
        return ids[1:], self.text_of(ids), margin

    @torch.no_grad()
    def beam(self, text, width):
        memory = self.encode(self.source_ids(text))
        beams, finished = [(0.0, [self.pad])], []
        for length in range(1, 256):
            candidates = []
            for total, ids in beams:
                best = self.scores(ids, memory).log_softmax(0).topk(2 * width)
                candidates += [(total + float(v), ids + [int(i)]) for v, i in zip(best.values, best.indices)]
            candidates.sort(key=lambda item: -item[0])
            beams = []
            for rank, (total, ids) in enumerate(candidates[:2 * width]):
                if ids[-1] == 0:
                    if rank < width:
                        finished.append((total / length, ids))
                else:
                    beams.append((total, ids))
                if len(beams) == width:
                    break
            finished = sorted(finished, key=lambda item: -item[0])[:width]
            if not beams or len(finished) == width and finished[-1][0] >= beams[0][0] / length:
                break
        best = max(finished) if finished else (0, beams[0][1])
        return best[1][1:], self.text_of(best[1]), 0.0

    def knows(self, text):
        if re.search("[\u3400-\u9fff]", text):
            return all(c in self.words for c in re.findall("[\u3400-\u9fff]", text))
        return all(word in self.words for word in words_of(PLACEHOLDER.sub(" ", text)))


def grams(text, size):
    text = text.replace(" ", "")
    return collections.Counter(text[i:i + size] for i in range(len(text) - size + 1))


def chrf(pairs):
    """Corpus chrF2 with character n-grams of 1 to 6, in percent."""
    precision, recall = [], []
    for size in range(1, 7):
        hit = made = wanted = 0
        for output, reference in pairs:
            left, right = grams(output, size), grams(reference, size)
            hit += sum((left & right).values())
            made, wanted = made + sum(left.values()), wanted + sum(right.values())
        if made and wanted:
            precision.append(hit / made)
            recall.append(hit / wanted)
    p, r = sum(precision) / max(1, len(precision)), sum(recall) / max(1, len(recall))
    return 100 * 5 * p * r / (4 * p + r) if p + r else 0.0


def same(output, reference):
    fold = lambda text: re.sub(r"[\s.:\u3002\uff1a\u2026]+", "", text.lower())
    return fold(output) == fold(reference)


def report(name, rows):
    if not rows:
        return None
    marked = [row for row in rows if PLACEHOLDER.search(row[0])]
    kept = sum(sorted(PLACEHOLDER.findall(s)) == sorted(PLACEHOLDER.findall(o)) for s, o, _ in marked)
    result = {"strings": len(rows), "chrf": round(chrf([(o, r) for _, o, r in rows]), 1),
              "exact": round(100 * sum(same(o, r) for _, o, r in rows) / len(rows), 1),
              "with_placeholders": len(marked), "placeholders_kept": round(100 * kept / len(marked), 2) if marked else None}
    print(name, json.dumps(result), flush=True)
    return result


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("pack")
    parser.add_argument("--pairs", help="the catalogue TSV that training used")
    parser.add_argument("--beams", type=int, default=1)
    parser.add_argument("--limit", type=int, default=100000)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--text", nargs="*", default=[])
    parser.add_argument("--golden", nargs=2, metavar=("TEXTS", "JSON"))
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    pack = Pack(options.pack)
    translate = (lambda text: pack.beam(text, options.beams)) if options.beams > 1 else pack.greedy
    for text in options.text:
        print(text, "->", translate(text)[1])
    if options.golden:
        texts = pathlib.Path(options.golden[0]).read_text(encoding="utf-8").splitlines()
        cases = [(text, *pack.greedy(text)) for text in texts if text.strip()]
        cases = [{"text": text, "ids": ids, "output": output} for text, ids, output, margin in cases if margin > 1e-2][:20]
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        pathlib.Path(options.golden[1]).write_text("[\n%s\n]\n" % lines, encoding="utf-8")
        print(len(cases), "golden cases")
    if options.pairs:
        from corpus import Corpus
        to_chinese = json.loads((pathlib.Path(options.pack) / "tokenizer_config.json").read_text())["target_lang"] == "zho"
        rows = collections.defaultdict(list)
        chosen = Corpus(options.pairs, to_chinese).evaluation()
        random.Random(1).shuffle(chosen)
        for kind, source, reference in chosen[:options.limit]:
            output = translate(source)[1]
            rows[kind].append((source, output, reference))
            if kind in ("catalogue", "phrase") and pack.knows(source):
                rows[kind + ", known words only"].append((source, output, reference))
            if kind not in ("catalogue", "phrase"):
                rows["all templates"].append((source, output, reference))
            rows["everything"].append((source, output, reference))
        for kind in sorted(rows):
            report(kind, rows[kind])
            for source, output, reference in rows[kind][:options.show]:
                print("   ", source, "->", output, "| wanted:", reference)


if __name__ == "__main__":
    main()
