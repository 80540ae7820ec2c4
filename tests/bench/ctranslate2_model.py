"""A Marian folder (config.json, model.safetensors in fp32) as a CTranslate2 model, without transformers."""

import json
import struct

import numpy
from ctranslate2 import specs
from ctranslate2.specs import common_spec

ACTIVATIONS = {"relu": common_spec.Activation.RELU, "swish": common_spec.Activation.SWISH,
               "silu": common_spec.Activation.SWISH}


def read_safetensors(path):
    """Name -> array, mapped; float32 only."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)
    if any(entry["dtype"] != "F32" for entry in header.values()):
        raise SystemExit(f"{path} is not in fp32")
    data = numpy.memmap(path, numpy.uint8, "r", 8 + length)
    return {name: data[slice(*entry["data_offsets"])].view(numpy.float32).reshape(entry["shape"])
            for name, entry in header.items()}


class Conversion:
    """Fills the layers of a specification from the tensors of a Marian network."""

    def __init__(self, tensors):
        self.tensors = tensors

    def linear(self, spec, *names):
        """One matrix of the rows of all `names`."""
        for attribute in ("weight", "bias"):
            parts = [self.tensors[f"{name}.{attribute}"] for name in names]
            setattr(spec, attribute, numpy.concatenate(parts))

    def norm(self, spec, name):
        spec.gamma, spec.beta = (numpy.array(self.tensors[f"{name}.{part}"]) for part in ("weight", "bias"))

    def layer(self, spec, prefix):
        own = prefix + "self_attn"
        self.linear(spec.self_attention.linear[0], *(f"{own}.{part}_proj" for part in "qkv"))
        self.linear(spec.self_attention.linear[1], own + ".out_proj")
        self.norm(spec.self_attention.layer_norm, own + "_layer_norm")
        cross = prefix + "encoder_attn"
        if cross + ".q_proj.weight" in self.tensors:
            self.linear(spec.attention.linear[0], cross + ".q_proj")
            self.linear(spec.attention.linear[1], cross + ".k_proj", cross + ".v_proj")
            self.linear(spec.attention.linear[2], cross + ".out_proj")
            self.norm(spec.attention.layer_norm, cross + "_layer_norm")
        self.linear(spec.ffn.linear_0, prefix + "fc1")
        self.linear(spec.ffn.linear_1, prefix + "fc2")
        self.norm(spec.ffn.layer_norm, prefix + "final_layer_norm")

    def side(self, spec, name, config):
        embeddings = spec.embeddings[0] if isinstance(spec.embeddings, list) else spec.embeddings
        embeddings.weight = numpy.array(self.tensors["model.shared.weight"])
        spec.scale_embeddings = config["d_model"] ** 0.5 if config["scale_embedding"] else 1.0
        spec.position_encodings.encodings = numpy.array(self.tensors[f"model.{name}.embed_positions.weight"])
        for number, layer in enumerate(spec.layer):
            self.layer(layer, f"model.{name}.layers.{number}.")


def convert(folder, target, quantization):
    """Writes the CTranslate2 model `target`; quantization is "float32" or "int8"."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tensors = read_safetensors(folder / "model.safetensors")
    spec = specs.TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]), config["encoder_attention_heads"], pre_norm=False,
        activation=ACTIVATIONS[config["activation_function"]])
    conversion = Conversion(tensors)
    conversion.side(spec.encoder, "encoder", config)
    conversion.side(spec.decoder, "decoder", config)
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight = spec.decoder.embeddings.weight
    spec.decoder.projection.bias = numpy.array(tensors["final_logits_bias"]).reshape(-1)
    words = [f"w{number}" for number in range(config["vocab_size"])]
    words[config["eos_token_id"]] = "</s>"
    words[1] = "<unk>"
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.eos_token = spec.config.decoder_start_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=quantization)
    target.mkdir(parents=True, exist_ok=True)
    spec.save(str(target))
    return words
