"""The characters the reader can write, and their token numbers."""

CHARS = "".join(chr(code) for code in range(32, 127)) + "…•→×©–’°"
BLANK = len(CHARS)

END, PAD, READ, LABEL, NEWLINE, FIRST = 0, 1, 2, 3, 4, 5
VOCABULARY = 128

KIND = 108
CONTROL_KINDS = ("label", "title", "button", "checkbox", "radio", "tab", "field", "combobox", "menuitem", "listitem", "header", "link")
KINDS = (*CONTROL_KINDS, "none")
STATES = ("on", "off", "disabled", "default")
KIND_TOKENS = {name: KIND + 1 + index for index, name in enumerate(KINDS)}
STATE_TOKENS = {name: KIND + 1 + len(KINDS) + index for index, name in enumerate(STATES)}

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


def kind_answer(kind, states=()):
    """The tokens of a control's kind and its states, END left out."""
    return [KIND_TOKENS[kind]] + [STATE_TOKENS[state] for state in STATES if state in states]


def kind_text(tokens):
    """The other way round: `checkbox on disabled`; tokens of other tasks vanish."""
    names = {number: name for name, number in (KIND_TOKENS | STATE_TOKENS).items()}
    return " ".join(names[token] for token in tokens if token in names)


def tokenizer_json():
    """The same table in the format of the `tokenizers` library."""
    special = {"<|endoftext|>": END, "<|pad|>": PAD, "<|read|>": READ, "<|label|>": LABEL, "<|kind|>": KIND}
    special |= {f"<|is-{name}|>": number for name, number in (KIND_TOKENS | STATE_TOKENS).items()}
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
