# The control network of the built-in reader as TorchScript methods (models/controls/train_controls.py).


def convolve(self, x: Tensor, name: str, stride: int) -> Tensor:
    w = self.weights
    return torch.relu(torch.conv2d(x, w[name + ".weight"].float(), w[name + ".bias"].float(), [stride, stride], [1, 1]))


def scores(self, ends: Tensor, facts: Tensor) -> Tensor:
    # bytes (N, 48, 64, 6) and facts (N, 18) -> (N, kinds and states)
    w = self.weights
    x = ends.permute([0, 3, 1, 2]).float() / 127.5 - 1
    x = self.convolve(self.convolve(self.convolve(x, "conv1", 2), "conv2", 2), "conv3", 2)
    x = torch.cat([self.convolve(x, "conv4", 1).flatten(1), facts], 1)
    x = torch.relu(torch.linear(x, w["fc1.weight"].float(), w["fc1.bias"].float()))
    return torch.linear(x, w["fc2.weight"].float(), w["fc2.bias"].float())
