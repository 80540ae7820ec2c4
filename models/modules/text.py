# Text decoder of Moondream as TorchScript methods (moondream text.py, rope.py; spec 7).
# self.weights, self.groups["blocks"], self.dims: heads, kv_heads. T = new positions, D = channels, H = heads, h = D / H.


def embed(self, ids: Tensor) -> Tensor:
    # (T) -> (1, T, D)
    w = self.weights
    return torch.embedding(w["wte"], ids).unsqueeze(0).to(w["post_ln.weight"].dtype)


def rotate(self, x: Tensor, position: int) -> Tensor:
    # (1, H, T, h): the first half of each head turns; pairs are read half-split and written interleaved
    t = x.size(2)
    cos = self.weights["rope.cos"].narrow(0, position, t)
    sin = self.weights["rope.sin"].narrow(0, position, t)
    r = cos.size(1)
    a = x[:, :, :, 0:r].float()
    b = x[:, :, :, r:2 * r].float()
    turned = torch.stack([a * cos - b * sin, a * sin + b * cos], -1).flatten(-2)
    return torch.cat([turned.to(x.dtype), x[:, :, :, 2 * r:]], -1)


def run(self, x: Tensor, keys: List[Tensor], values: List[Tensor], position: int, bidirectional: bool) -> Tensor:
    # x (1, T, D) at positions position .. position + T - 1; keys, values: (1, kv heads, capacity, h) a layer, written here.
    # Returns (1, T, D), before the last norm.
    t, d = x.size(1), x.size(2)
    heads, kv = self.dims["heads"], self.dims["kv_heads"]
    h = d // heads
    end = position + t
    mask: Optional[Tensor] = None
    if t > 1 and not bidirectional:
        mask = torch.arange(end, device=x.device).unsqueeze(0) <= torch.arange(position, end, device=x.device).unsqueeze(1)
    for i, w in enumerate(self.groups["blocks"]):
        n = torch.layer_norm(x, [d], w["ln.weight"], w["ln.bias"], 1e-5)
        qkv = lunette.linear(n, w["attn.qkv.weight"], w["attn.qkv.bias"])
        q = qkv[:, :, 0:heads * h].view(1, t, heads, h).transpose(1, 2)
        k = qkv[:, :, heads * h:(heads + kv) * h].view(1, t, kv, h).transpose(1, 2)
        v = qkv[:, :, (heads + kv) * h:].view(1, t, kv, h).transpose(1, 2)
        keys[i].narrow(2, position, t).copy_(self.rotate(k, position))
        values[i].narrow(2, position, t).copy_(v)
        k = keys[i].narrow(2, 0, end)
        v = values[i].narrow(2, 0, end)
        if kv != heads:
            k = k.repeat_interleave(heads // kv, dim=1)
            v = v.repeat_interleave(heads // kv, dim=1)
        o = torch.scaled_dot_product_attention(self.rotate(q, position), k, v, attn_mask=mask)
        o = o.transpose(1, 2).reshape(1, t, d)
        m = torch.gelu(lunette.linear(n, w["mlp.fc1.weight"], w["mlp.fc1.bias"]), approximate="tanh")
        x = x + lunette.linear(o, w["attn.proj.weight"], w["attn.proj.bias"]) + lunette.linear(m, w["mlp.fc2.weight"], w["mlp.fc2.bias"])
    return x


def logits(self, hidden: Tensor) -> Tensor:
    # (D) -> (vocabulary)
    w = self.weights
    n = torch.layer_norm(hidden, [hidden.size(-1)], w["post_ln.weight"], w["post_ln.bias"], 1e-5)
    return lunette.linear(n, w["lm_head.weight"], w["lm_head.bias"]).float()
