# Marian encoder-decoder as TorchScript methods (transformers modeling_marian.py): post-norm layers, shared embedding.
# self.weights: shared (V, D), bias (V), encoder.positions and decoder.positions (P, D); self.groups: encoder, decoder, one
# dictionary a layer with query, key and value joined; self.dims: encoder_heads, decoder_heads, scale, relu.
# S = source tokens, B = hypotheses, T = target tokens so far, D = channels, H = heads, h = D / H.


def embed(self, ids: Tensor, positions: Tensor) -> Tensor:
    # (N), (N, D) or (1, D) -> (N, D)
    x = torch.embedding(self.weights["shared"], ids).to(positions.dtype)
    if self.dims["scale"] == 1:
        x = x * float(x.size(1)) ** 0.5
    return x + positions


def norm(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.layer_norm(x, [x.size(-1)], weight, bias, 1e-5)


def feed_forward(self, x: Tensor, w: Dict[str, Tensor]) -> Tensor:
    # (N, D) -> (N, D)
    m = lunette.linear(x, w["fc1.weight"], w["fc1.bias"])
    m = torch.relu(m) if self.dims["relu"] == 1 else torch.silu(m)
    m = lunette.linear(m, w["fc2.weight"], w["fc2.bias"])
    return self.norm(x + m, w["final_layer_norm.weight"], w["final_layer_norm.bias"])


def encode(self, ids: Tensor, cross_keys: List[Tensor], cross_values: List[Tensor]) -> Tensor:
    # (S) -> (S, D); appends (1, H, S, h) for each decoder layer to cross_keys and cross_values
    n = ids.size(0)
    x = self.embed(ids, self.weights["encoder.positions"].narrow(0, 0, n))
    d = x.size(1)
    heads = self.dims["encoder_heads"]
    for w in self.groups["encoder"]:
        qkv = lunette.linear(x, w["self_attn.qkv.weight"], w["self_attn.qkv.bias"])
        qkv = qkv.view(1, n, 3, heads, d // heads).permute(2, 0, 3, 1, 4)
        o = torch.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2]).transpose(1, 2).reshape(n, d)
        o = lunette.linear(o, w["self_attn.out_proj.weight"], w["self_attn.out_proj.bias"])
        x = self.norm(x + o, w["self_attn_layer_norm.weight"], w["self_attn_layer_norm.bias"])
        x = self.feed_forward(x, w)
    heads = self.dims["decoder_heads"]
    for w in self.groups["decoder"]:
        kv = lunette.linear(x, w["encoder_attn.kv.weight"], w["encoder_attn.kv.bias"])
        kv = kv.view(1, n, 2, heads, d // heads).permute(2, 0, 3, 1, 4).contiguous()
        cross_keys.append(kv[0])
        cross_values.append(kv[1])
    return x


def grow(self, cache: List[Tensor], index: int, new: Tensor, parents: Optional[Tensor]) -> Tensor:
    # appends new (B, H, 1, h) to layer `index` of the cache, whose rows are first taken from `parents`
    if index == len(cache):
        cache.append(new)
    else:
        old = cache[index]
        if parents is not None:
            old = old.index_select(0, parents)
        cache[index] = torch.cat([old, new], 2)
    return cache[index]


def step(self, tokens: Tensor, parents: Optional[Tensor], position: int, keys: List[Tensor], values: List[Tensor], cross_keys: List[Tensor], cross_values: List[Tensor]) -> Tensor:
    # (B) tokens at target position `position` -> logits (B, V); keys and values grow by one position a layer
    x = self.embed(tokens, self.weights["decoder.positions"].narrow(0, position, 1))
    b, d = x.size(0), x.size(1)
    heads = self.dims["decoder_heads"]
    h = d // heads
    for i, w in enumerate(self.groups["decoder"]):
        qkv = lunette.linear(x, w["self_attn.qkv.weight"], w["self_attn.qkv.bias"])
        qkv = qkv.view(b, 3, heads, 1, h).permute(1, 0, 2, 3, 4)
        k = self.grow(keys, i, qkv[1], parents)
        v = self.grow(values, i, qkv[2], parents)
        o = torch.scaled_dot_product_attention(qkv[0], k, v).reshape(b, d)
        o = lunette.linear(o, w["self_attn.out_proj.weight"], w["self_attn.out_proj.bias"])
        x = self.norm(x + o, w["self_attn_layer_norm.weight"], w["self_attn_layer_norm.bias"])
        # all hypotheses look at the same source: they are the query positions of one attention
        q = lunette.linear(x, w["encoder_attn.q_proj.weight"], w["encoder_attn.q_proj.bias"])
        q = q.view(1, b, heads, h).transpose(1, 2)
        o = torch.scaled_dot_product_attention(q, cross_keys[i], cross_values[i]).transpose(1, 2).reshape(b, d)
        o = lunette.linear(o, w["encoder_attn.out_proj.weight"], w["encoder_attn.out_proj.bias"])
        x = self.norm(x + o, w["encoder_attn_layer_norm.weight"], w["encoder_attn_layer_norm.bias"])
        x = self.feed_forward(x, w)
    return lunette.linear(x, self.weights["shared"], self.weights["bias"])
