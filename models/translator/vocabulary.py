"""Trains the SentencePiece model that both languages and both directions share, and writes source.spm, target.spm, vocab.json."""
import argparse
import json
import pathlib
import unicodedata

import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from corpus import Corpus
from textrules import CLOSE, OPEN

PLACEHOLDERS = ["%s%d%s" % (OPEN, number, CLOSE) for number in range(1, 10)]


def train(sentences, prefix, size, normalisation):
    path = pathlib.Path(prefix + ".txt")
    path.write_text("\n".join(sentences) + "\n", encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(path), model_prefix=prefix, vocab_size=size, model_type="unigram", normalization_rule_name=normalisation,
        character_coverage=0.9999, user_defined_symbols=PLACEHOLDERS, split_digits=True, max_sentencepiece_length=14,
        num_threads=1, input_sentence_size=0, unk_id=0, bos_id=1, eos_id=2, pad_id=-1, minloglevel=1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", type=int, default=5000)
    options = parser.parse_args()
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    sentences = []
    for to_chinese in (True, False):
        for source, target in Corpus(options.pairs, to_chinese).sample(90000, 3):
            sentences += [unicodedata.normalize("NFKC", source), target]
    sentences = sorted(set(sentences))
    train(sentences, str(out / "target"), options.size, "identity")
    train(sentences[:2000], str(out / "rules"), 1200, "nmt_nfkc")
    model, rules = sentencepiece_model_pb2.ModelProto(), sentencepiece_model_pb2.ModelProto()
    model.ParseFromString((out / "target.model").read_bytes())
    rules.ParseFromString((out / "rules.model").read_bytes())
    (out / "target.spm").write_bytes(model.SerializeToString())
    model.normalizer_spec.CopyFrom(rules.normalizer_spec)
    (out / "source.spm").write_bytes(model.SerializeToString())
    pieces = ["</s>", "<unk>"] + [p.piece for p in model.pieces if p.type in (1, 4)] + ["<pad>"]
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8")
    print(len(vocabulary))


if __name__ == "__main__":
    main()
