"""Writes a pack folder from a checkpoint: Marian names, int8 matrices, words.txt, pack.json with sizes and checksums."""
import argparse
import hashlib
import json
import pathlib
import shutil
import struct

import torch

import known_words
import lexicon
import patterns
import phrases
from corpus import Corpus
from train import Tokens
from vocabulary import PLACEHOLDERS

REVISION = "lunette-translator-2"
NAMES = {
    "en-zh": ({"en": "Built-in translator, English to Chinese", "zh": "内置翻译（英译中）"}, ("eng", "zho"), ("en", "zh")),
    "zh-en": ({"en": "Built-in translator, Chinese to English", "zh": "内置翻译（中译英）"}, ("zho", "eng"), ("zh", "en")),
}
NOTICE = {"en": "Small built-in translator: interface phrases. Import opus-mt for free text.",
          "zh": "小型内置翻译，适合界面短语。要翻译自由文本，请导入 opus-mt。"}


def marian_config(config, pad):
    return {
        "activation_dropout": 0.0, "activation_function": "swish", "add_bias_logits": False, "add_final_layer_norm": False,
        "architectures": ["MarianMTModel"], "attention_dropout": 0.0, "bad_words_ids": [[pad]], "bos_token_id": 0,
        "classif_dropout": 0.0, "classifier_dropout": 0.0, "d_model": config["d_model"],
        "decoder_attention_heads": config["heads"], "decoder_ffn_dim": config["ffn"], "decoder_layerdrop": 0.0,
        "decoder_layers": config["decoder_layers"], "decoder_start_token_id": pad, "decoder_vocab_size": pad + 1, "dropout": 0.1,
        "encoder_attention_heads": config["heads"], "encoder_ffn_dim": config["ffn"], "encoder_layerdrop": 0.0,
        "encoder_layers": config["encoder_layers"], "eos_token_id": 0, "extra_pos_embeddings": pad + 1, "forced_eos_token_id": 0,
        "init_std": 0.02, "is_encoder_decoder": True, "max_length": 256, "max_position_embeddings": config["positions"],
        "model_type": "marian", "normalize_before": False, "normalize_embedding": False, "num_beams": 1,
        "num_hidden_layers": config["encoder_layers"], "pad_token_id": pad, "scale_embedding": True,
        "share_encoder_decoder_embeddings": True, "static_position_embeddings": True, "tie_word_embeddings": True,
        "use_cache": True, "vocab_size": pad + 1}


def quantised(matrix):
    """int8 codes of the rows and the scale of each, value = code * scale; the scale with the least square error of a few."""
    largest = matrix.abs().amax(1).clamp(min=1e-12)
    best = None
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = largest * share / 127
        codes = (matrix / scale[:, None]).round().clamp(-127, 127)
        error = (codes * scale[:, None] - matrix).square().sum(1)
        if best is None:
            best = [codes, scale, error]
        else:
            better = error < best[2]
            best = [torch.where(better[:, None], codes, best[0]), torch.where(better, scale, best[1]), torch.where(better, error, best[2])]
    return best[0].to(torch.int8), best[1].float()


def stored(tensors):
    """Matrices in int8 beside their scales, all else in fp16."""
    made = {}
    for name, value in tensors.items():
        if value.dim() == 2 and value.shape[0] > 1:
            made[name], made[name + ".scale"] = quantised(value.float())
        else:
            made[name] = value.half()
    return made


def write_safetensors(path, tensors):
    kinds = {torch.int8: "I8", torch.float16: "F16", torch.float32: "F32"}
    header, offset, blobs = {}, 0, []
    for name in sorted(tensors, key=lambda name: (-tensors[name].element_size(), name)):
        blob = tensors[name].contiguous().numpy().tobytes()
        header[name] = {"dtype": kinds[tensors[name].dtype], "shape": list(tensors[name].shape), "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("direction", choices=list(NAMES))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--vocabulary", required=True)
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--words", help="a ready list of known words; without it the model is measured, which takes minutes")
    options = parser.parse_args(arguments)
    out, source = pathlib.Path(options.out), pathlib.Path(options.vocabulary)
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(options.checkpoint)
    weights = {name if name == "final_logits_bias" else "model." + name: value for name, value in saved["model"].items()}
    write_safetensors(out / "model.safetensors", stored(weights))
    vocabulary = json.loads((source / "vocab.json").read_text(encoding="utf-8"))
    pad = len(vocabulary) - 1
    title, (tag_source, tag_target), (source_language, target_language) = NAMES[options.direction]

    def write(name, value, **style):
        (out / name).write_text(json.dumps(value, ensure_ascii=False, **style) + "\n", encoding="utf-8")

    write("config.json", marian_config(saved["config"], pad), indent=2, sort_keys=True)
    write("generation_config.json", {"bad_words_ids": [[pad]], "bos_token_id": 0, "decoder_start_token_id": pad, "eos_token_id": 0,
                                     "forced_eos_token_id": 0, "max_length": 256, "num_beams": 1, "pad_token_id": pad,
                                     "renormalize_logits": True}, indent=2, sort_keys=True)
    write("vocab.json", vocabulary, indent=0)
    write("tokenizer_config.json", {"source_lang": tag_source, "target_lang": tag_target})
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(source / name, out / name)
    to_chinese = options.direction == "en-zh"
    if options.words:
        words = pathlib.Path(options.words).read_text(encoding="utf-8").split()
    else:
        words, _ = known_words.find(saved, Tokens(source), Corpus(options.pairs, to_chinese), to_chinese)
    (out / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    phrases.write(out, to_chinese, options.pairs)
    lexicon.write(out, to_chinese, options.pairs)
    patterns.write(out, to_chinese)
    files = {path.name: {"size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
             for path in sorted(out.iterdir()) if path.name not in ("pack.json", "CARD.md")}
    write("pack.json", {
        "format": "lunette-pack", "version": 1, "name": "lunette-" + options.direction, "kind": "translator", "revision": REVISION,
        "source_language": source_language, "target_language": target_language, "title": title, "notice": NOTICE,
        "precision": "int8", "licence": "Apache-2.0",
        "source": "trained by the Lunette project, see models/translator/README.md", "built_in": True,
        "placeholders": PLACEHOLDERS, "files": files}, indent=2)
    print(len(words), "words,", sum(entry["size"] for entry in files.values()), "bytes, round", saved["round"], "tokens", saved["seen"])


if __name__ == "__main__":
    main()
