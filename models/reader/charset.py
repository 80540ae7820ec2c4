"""The characters the reader can write, and their token numbers."""

CHARS = "".join(chr(code) for code in range(32, 127)) + "…•→×©–’°"
BLANK = len(CHARS)

END, PAD, READ, LABEL, NEWLINE, FIRST = 0, 1, 2, 3, 4, 5
VOCABULARY = 128

CHAR_INDEX = {char: index for index, char in enumerate(CHARS)}


def decode(tokens):
    """Token numbers to text; control tokens vanish."""
    out = []
    for token in tokens:
        if token == NEWLINE:
            out.append("\n")
        elif FIRST <= token < FIRST + len(CHARS):
            out.append(CHARS[token - FIRST])
    return "".join(out)


def tokenizer_json():
    """The same table in the format of the `tokenizers` library."""
    special = {"<|endoftext|>": END, "<|pad|>": PAD, "<|read|>": READ, "<|label|>": LABEL}
    vocab = dict(special)
    vocab["\n"] = NEWLINE
    for index, char in enumerate(CHARS):
        vocab[char] = FIRST + index
    added = [
        {"id": number, "content": text, "single_word": False, "lstrip": False,
         "rstrip": False, "normalized": False, "special": True}
        for text, number in special.items()
    ]
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
        "normalizer": None, "pre_tokenizer": None, "post_processor": None,
        "decoder": {"type": "Fuse"},
        "model": {"type": "BPE", "dropout": None, "unk_token": None,
                  "continuing_subword_prefix": None, "end_of_word_suffix": None,
                  "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                  "vocab": vocab, "merges": []},
    }
