# Region encoders and decoders of Moondream as TorchScript methods (moondream region.py; spec 10.1).


def fourier(self, v: Tensor, features: Tensor) -> Tensor:
    # (k) with features (k, F) -> (2 F): all cosines, then all sines
    u = torch.matmul(2 * 3.141592653589793 * v, features)
    return torch.cat([torch.cos(u), torch.sin(u)], -1)


def encode_coordinate(self, v: Tensor) -> Tensor:
    # (1) fraction -> (D)
    w = self.weights
    return lunette.linear(self.fourier(v, w["coord_features"]), w["coord_encoder.weight"], w["coord_encoder.bias"])


def encode_size(self, v: Tensor) -> Tensor:
    # (2) width, height -> (D)
    w = self.weights
    return lunette.linear(self.fourier(v, w["size_features"]), w["size_encoder.weight"], w["size_encoder.bias"])


def decode(self, hidden: Tensor, name: str) -> Tensor:
    # (D) -> bins; name is "coord_decoder" or "size_decoder"
    w = self.weights
    x = torch.gelu(lunette.linear(hidden, w[name + ".fc1.weight"], w[name + ".fc1.bias"]), approximate="tanh")
    return lunette.linear(x, w[name + ".fc2.weight"], w[name + ".fc2.bias"]).float()
