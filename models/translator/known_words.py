"""Finds the source words (or Chinese characters) that a trained model really translates; all others are better kept as they are."""
import collections
import re

import torch

from evaluate import chrf
from model import Marian
from textrules import PLACEHOLDER, words_of


def translate_all(model, tokens, texts, batch=96):
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    pieces = {number: piece for piece, number in tokens.ids.items()}
    outputs = [""] * len(texts)
    for start in range(0, len(order), batch):
        group = order[start:start + batch]
        encoded = tokens.encode(tokens.source, [texts[index] for index in group])
        ids = torch.full((len(group), max(map(len, encoded))), tokens.pad)
        for row, code in enumerate(encoded):
            ids[row, :len(code)] = torch.tensor(code)
        for index, made in zip(group, model.generate(ids, 2 * ids.shape[1] + 10)):
            made = made[:made.index(0)] if 0 in made else made
            outputs[index] = "".join(pieces[i] for i in made if i != 1).replace("\u2581", " ").strip()
    return outputs


def units_of(text, to_chinese):
    text = PLACEHOLDER.sub(" ", text)
    return set(words_of(text) if to_chinese else re.findall("[\u3400-\u9fff]", text))


def find(saved, tokens, corpus, to_chinese, least=4, examples=4, quality=70.0):
    """A word counts as known when most of the short training strings with it come out nearly as they were taught."""
    model = Marian(tokens.pad + 1, {k: v for k, v in saved["config"].items() if k != "vocab"})
    model.load_state_dict(saved["model"])
    model.eval()
    counts, uses = collections.Counter(), collections.defaultdict(list)
    pairs = sorted(set(corpus.sample(40000, 11)), key=lambda pair: (len(pair[0]), pair))
    for index, (source, _) in enumerate(pairs):
        for unit in units_of(source, to_chinese):
            counts[unit] += 1
            if len(uses[unit]) < examples:
                uses[unit].append(index)
    characters = set("".join(tokens.ids))
    candidates = sorted(u for u, count in counts.items() if count >= least and (to_chinese or u in characters))
    wanted = sorted({index for unit in candidates for index in uses[unit]})
    outputs = dict(zip(wanted, translate_all(model, tokens, [pairs[index][0] for index in wanted])))
    good = {index: chrf([(outputs[index].lower(), pairs[index][1].lower())]) >= quality for index in wanted}
    return [u for u in candidates if 2 * sum(good[index] for index in uses[u]) > len(uses[u])], len(candidates)
