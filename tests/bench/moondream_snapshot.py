"""Tensors, configuration and tokenizer of a Moondream2 snapshot as published, without its weights."""

VOCABULARY = 51200
VARIANTS = {
    "2b": {"vision": 1152, "vision_ff": 4304, "text": 2048, "text_ff": 8192},
    "0.5b": {"vision": 720, "vision_ff": 2690, "text": 1024, "text_ff": 4096},
}
VISION_LAYERS, TEXT_LAYERS, PATCHES, PATCH_VALUES, INNER, BINS = 27, 24, 729, 588, 8192, 1024


def linear(tensors, name, outputs, inputs):
    tensors[name + ".weight"] = (outputs, inputs)
    tensors[name + ".bias"] = (outputs,)


def norm(tensors, name, size):
    tensors[name + ".weight"] = (size,)
    tensors[name + ".bias"] = (size,)


def block(tensors, name, size, hidden):
    linear(tensors, name + ".attn.qkv", 3 * size, size)
    linear(tensors, name + ".attn.proj", size, size)
    linear(tensors, name + ".mlp.fc1", hidden, size)
    linear(tensors, name + ".mlp.fc2", size, hidden)


def shapes(variant):
    """Name -> shape of all 592 tensors."""
    sizes = VARIANTS[variant]
    vision, text = sizes["vision"], sizes["text"]
    tensors = {}
    linear(tensors, "vision.patch_emb", vision, PATCH_VALUES)
    tensors["vision.pos_emb"] = (1, PATCHES, vision)
    for i in range(VISION_LAYERS):
        norm(tensors, f"vision.blocks.{i}.ln1", vision)
        norm(tensors, f"vision.blocks.{i}.ln2", vision)
        block(tensors, f"vision.blocks.{i}", vision, sizes["vision_ff"])
    norm(tensors, "vision.post_ln", vision)
    linear(tensors, "vision.proj_mlp.fc1", INNER, 2 * vision)
    linear(tensors, "vision.proj_mlp.fc2", text, INNER)
    tensors["text.wte"] = (VOCABULARY, text)
    for i in range(TEXT_LAYERS):
        norm(tensors, f"text.blocks.{i}.ln", text)
        block(tensors, f"text.blocks.{i}", text, sizes["text_ff"])
    norm(tensors, "text.post_ln", text)
    linear(tensors, "text.lm_head", VOCABULARY, text)
    tensors["region.coord_features"] = (1, 128)
    tensors["region.size_features"] = (2, 256)
    linear(tensors, "region.coord_encoder", text, 256)
    linear(tensors, "region.size_encoder", text, 512)
    for name, outputs in (("coord", BINS), ("size", 2 * BINS)):
        linear(tensors, f"region.{name}_decoder.fc1", INNER, text)
        linear(tensors, f"region.{name}_decoder.fc2", outputs, INNER)
    return {"model." + name: shape for name, shape in tensors.items()}


def byte_alphabet():
    """The character that stands for each byte in byte-level vocabularies."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + i) for i in range(len(others))]


def added(number, content):
    return {"id": number, "content": content, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True}


def tokenizer(starmie):
    """A byte-level tokenizer with the special ids of the published one; every other id is an invented word."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": not starmie}
    pre_tokenizer = byte_level
    merges = []
    if starmie:
        names = ["<|endoftext|>"] + [f"<|md_reserved_{i}|>" for i in range(20)]
        special = dict(enumerate(names))
        digits = [{"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False}
                  for pattern in (r"\p{N}+", r"(?=(\d{3})+(?!\d))")]
        pre_tokenizer = {"type": "Sequence", "pretokenizers": digits + [byte_level]}
        merges = [["q", "u"], ["e", "r"], ["qu", "er"], ["quer", "y"]]
    else:
        special = {50256: "<|endoftext|>"}
    known = {"query": 15381} if merges else {}
    pieces = iter(byte_alphabet() + ["".join(pair) for pair in merges if "".join(pair) not in known])
    vocabulary = {}
    taken = {**special, **{number: piece for piece, number in known.items()}}
    for number in range(VOCABULARY):
        vocabulary[taken.get(number) or next(pieces, f"\u0120w{number}")] = number
    return {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [added(number, content) for number, content in special.items()],
        "normalizer": None, "pre_tokenizer": pre_tokenizer, "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                  "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                  "vocab": vocabulary, "merges": [" ".join(pair) for pair in merges]},
    }


def config(dtype):
    """config.json as published: its empty `config` stands for the sizes of the 2B model."""
    names = {"bf16": "bfloat16", "f16": "float16", "f32": "float32"}
    return {
        "architectures": ["HfMoondream"],
        "auto_map": {"AutoConfig": "hf_moondream.HfConfig", "AutoModelForCausalLM": "hf_moondream.HfMoondream"},
        "config": {}, "model_type": "moondream1", "torch_dtype": names[dtype], "transformers_version": "4.52.4",
    }
