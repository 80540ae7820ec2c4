"""Tensors, configuration and tokenizer files of an opus-mt-en-zh folder as published, without its weights."""

import struct

DIM, HIDDEN, LAYERS, POSITIONS, VOCABULARY, PIECES = 512, 2048, 6, 512, 65001, 32000
PAD = VOCABULARY - 1
NORMAL, UNKNOWN, CONTROL = 1, 2, 3
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALIASES = {f"model.{side}.embed_tokens.weight": "model.shared.weight" for side in ("decoder", "encoder")}
GENERATION = {"bad_words_ids": [[PAD]], "bos_token_id": 0, "decoder_start_token_id": PAD, "eos_token_id": 0,
              "forced_eos_token_id": 0, "max_length": 512, "num_beams": 4, "pad_token_id": PAD,
              "renormalize_logits": True}
CONFIG = {
    **{key: value for key, value in GENERATION.items() if key != "renormalize_logits"},
    "activation_function": "swish", "add_bias_logits": False, "add_final_layer_norm": False,
    "architectures": ["MarianMTModel"], "d_model": DIM, "decoder_attention_heads": 8, "decoder_ffn_dim": HIDDEN,
    "decoder_layers": LAYERS, "decoder_vocab_size": VOCABULARY, "encoder_attention_heads": 8,
    "encoder_ffn_dim": HIDDEN, "encoder_layers": LAYERS, "is_encoder_decoder": True,
    "max_position_embeddings": POSITIONS, "model_type": "marian", "normalize_before": False,
    "normalize_embedding": False, "scale_embedding": True, "share_encoder_decoder_embeddings": True,
    "static_position_embeddings": True, "vocab_size": VOCABULARY,
}


def shapes():
    """Name -> shape of the 256 tensors of the safetensors file."""
    tensors = {"final_logits_bias": (1, VOCABULARY), "model.shared.weight": (VOCABULARY, DIM)}

    def linear(name, outputs, inputs):
        tensors[name + ".weight"], tensors[name + ".bias"] = (outputs, inputs), (outputs,)

    for side, attentions in (("encoder", ["self_attn"]), ("decoder", ["self_attn", "encoder_attn"])):
        tensors[f"model.{side}.embed_positions.weight"] = (POSITIONS, DIM)
        for layer in range(LAYERS):
            prefix = f"model.{side}.layers.{layer}."
            for attention in attentions:
                for projection in ("k_proj", "v_proj", "q_proj", "out_proj"):
                    linear(f"{prefix}{attention}.{projection}", DIM, DIM)
            for norm in [attention + "_layer_norm" for attention in attentions] + ["final_layer_norm"]:
                tensors[f"{prefix}{norm}.weight"] = tensors[f"{prefix}{norm}.bias"] = (DIM,)
            linear(prefix + "fc1", HIDDEN, DIM)
            linear(prefix + "fc2", DIM, HIDDEN)
    return tensors


def pieces():
    """The strings of both SentencePiece models: characters, runs of up to three letters, Chinese characters."""
    pairs = [a + b for a in LETTERS for b in LETTERS]
    found = ["\u2581", *(chr(code) for code in range(33, 127)), *("\u2581" + letter for letter in LETTERS), *pairs,
             *("\u2581" + pair for pair in pairs), *(pair + letter for pair in pairs for letter in LETTERS),
             *"\u3002\uff0c\uff1f\uff01\u3001\uff1a"]
    missing = PIECES - 3 - len(found)
    return found + [chr(0x4E00 + i) for i in range(missing)]


def vocabulary(strings):
    """Piece -> id; invented words up to the last id."""
    ids = {"</s>": 0, "<unk>": 1, ">>cmn_Hans<<": 2}
    for piece in strings:
        ids[piece] = len(ids)
    while len(ids) < PAD:
        ids[f"\u2581w{len(ids)}"] = len(ids)
    ids["<pad>"] = PAD
    return ids


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def field(number, payload):
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def sentencepiece_model(strings):
    """A unigram model (protobuf): longer pieces are likelier than the shorter ones that they consist of."""
    entries = [("<unk>", 0.0, UNKNOWN), ("<s>", 0.0, CONTROL), ("</s>", 0.0, CONTROL)]
    entries += [(piece, -10.0 + len(piece), NORMAL) for piece in strings]
    model = b""
    for piece, score, kind in entries:
        piece_kind = varint(3 << 3) + varint(kind)
        model += field(1, field(1, piece.encode()) + varint(2 << 3 | 5) + struct.pack("<f", score) + piece_kind)
    unigram = varint(3 << 3) + varint(1)
    return model + field(2, unigram) + field(3, field(1, b"identity"))
