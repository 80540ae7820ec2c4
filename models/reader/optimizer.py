"""Muon for the matrices inside blocks, Adam for everything else, on 32-bit master weights."""

import torch


def orthogonal(matrix, rounds=5):
    """Newton-Schulz iteration of Muon (Jordan et al., 2024): nearly equal singular values, same directions."""
    tall = matrix.shape[-2] > matrix.shape[-1]
    x = matrix.bfloat16()
    x = x.transpose(-1, -2) if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(rounds):
        square = x @ x.transpose(-1, -2)
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.transpose(-1, -2) if tall else x).float()


class Optimizer:
    def __init__(self, model, weight_decay=0.02, ema=0.995):
        self.weight_decay, self.ema, self.steps = weight_decay, ema, 0
        self.entries = {}
        for name, parameter in model.named_parameters():
            master = parameter.data.float().clone()
            muon = parameter.dim() == 2 and ".blocks." in name
            self.entries[name] = {"parameter": parameter, "master": master, "average": master.clone(),
                                  "momentum": torch.zeros_like(master), "square": None if muon else torch.zeros_like(master)}

    @torch.no_grad()
    def step(self, rate):
        self.steps += 1
        keep = min(self.ema, (1 + self.steps) / (10 + self.steps))
        for name, entry in self.entries.items():
            parameter, master, momentum, square = entry["parameter"], entry["master"], entry["momentum"], entry["square"]
            if parameter.grad is None:
                continue
            gradient = parameter.grad.float()
            if square is None:
                momentum.mul_(0.95).add_(gradient)
                update = gradient + 0.95 * momentum
                if name.endswith("qkv.weight"):
                    update = update.view(3, -1, update.shape[1])
                update = (orthogonal(update) * (0.2 * max(update.shape[-2:]) ** 0.5)).reshape(master.shape)
                master.mul_(1 - rate * self.weight_decay).add_(update, alpha=-rate)
            else:
                momentum.lerp_(gradient, 0.1)
                square.lerp_(gradient * gradient, 0.02)
                update = momentum / (1 - 0.9 ** self.steps)
                master.addcdiv_(update, (square / (1 - 0.98 ** self.steps)).sqrt_().add_(1e-8), value=-rate)
            entry["average"].lerp_(master, 1 - keep)
            parameter.data.copy_(master)
            parameter.grad = None

    def weights(self, kind="master"):
        return {name: entry[kind].clone() for name, entry in self.entries.items()}

    def state(self):
        return {"steps": self.steps, "entries": {name: {key: value for key, value in entry.items() if key != "parameter"}
                                                 for name, entry in self.entries.items()}}

    @torch.no_grad()
    def restore(self, state):
        self.steps = state["steps"]
        for name, saved in state["entries"].items():
            entry = self.entries[name]
            entry.update(saved)
            entry["parameter"].data.copy_(entry["master"])
