# Vision tower of Moondream as TorchScript methods (moondream vision.py, spec 4.5 to 6).
# self.weights: tensors by name; self.groups["blocks"]: one dictionary a layer; self.dims: heads, patch, margin.
# `lunette` holds our own operators. S = crop side, g = S / patch, N = g * g patches, D = channels.


def embed(self, tile: Tensor) -> Tensor:
    # (3, S, S) pixels in -1..1 -> (1, N, D)
    p = self.dims["patch"]
    g = tile.size(1) // p
    x = tile.view(3, g, p, g, p).permute(1, 3, 0, 2, 4).reshape(1, g * g, 3 * p * p)
    w = self.weights
    return lunette.linear(x, w["patch_emb.weight"], w["patch_emb.bias"]) + w["pos_emb"]


def gelu(self, x: Tensor) -> Tensor:
    return torch.gelu(x, approximate="none" if self.dims["exact_gelu"] == 1 else "tanh")


def norm(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    eps = 1e-6 if self.dims["exact_gelu"] == 1 else 1e-5
    return torch.layer_norm(x, [x.size(-1)], weight, bias, eps)


def block(self, x: Tensor, index: int) -> Tensor:
    # (1, N, D) -> (1, N, D)
    w = self.groups["blocks"][index]
    n, d = x.size(1), x.size(2)
    heads = self.dims["heads"]
    a = self.norm(x, w["ln1.weight"], w["ln1.bias"])
    qkv = lunette.linear(a, w["attn.qkv.weight"], w["attn.qkv.bias"]).view(1, n, 3, heads, d // heads).permute(2, 0, 3, 1, 4)
    o = torch.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2])
    o = o.transpose(1, 2).reshape(1, n, d)
    x = x + lunette.linear(o, w["attn.proj.weight"], w["attn.proj.bias"])
    m = self.norm(x, w["ln2.weight"], w["ln2.bias"])
    m = self.gelu(lunette.linear(m, w["mlp.fc1.weight"], w["mlp.fc1.bias"]))
    return x + lunette.linear(m, w["mlp.fc2.weight"], w["mlp.fc2.bias"])


def finish(self, x: Tensor) -> Tensor:
    # (1, N, D) -> (1, N, D)
    return self.norm(x, self.weights["post_ln.weight"], self.weights["post_ln.bias"])


def pool(self, tiles: List[Tensor], rows: int, columns: int) -> Tensor:
    # rows * columns features (1, N, D) -> (N, D): joined without their overlap, averaged to one tile's grid
    n, d = tiles[0].size(1), tiles[0].size(2)
    g = int(n ** 0.5 + 0.5)
    m = self.dims["margin"]
    bands: List[Tensor] = []
    for i in range(rows):
        band: List[Tensor] = []
        for j in range(columns):
            t = tiles[i * columns + j].view(g, g, d)
            top = 0 if i == 0 else m
            bottom = g if i == rows - 1 else g - m
            left = 0 if j == 0 else m
            right = g if j == columns - 1 else g - m
            band.append(t[top:bottom, left:right])
        bands.append(torch.cat(band, 1))
    grid = torch.cat(bands, 0).permute(2, 0, 1).unsqueeze(0)
    return torch.adaptive_avg_pool2d(grid, [g, g]).squeeze(0).permute(1, 2, 0).reshape(n, d)


def project(self, view: Tensor, local: Tensor) -> Tensor:
    # (N, D), (N, D) -> (N, text channels)
    w = self.weights
    x = view if self.dims["single_view"] == 1 else torch.cat([view, local], -1)
    x = self.gelu(lunette.linear(x, w["proj_mlp.fc1.weight"], w["proj_mlp.fc1.bias"]))
    return lunette.linear(x, w["proj_mlp.fc2.weight"], w["proj_mlp.fc2.bias"])
