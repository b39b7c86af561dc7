"""The Python half of the TorchScript tests.

    script_model.py make FOLDER     traces a small residual network with batch norm: model.pt, scripted.pt, x.bin, y.bin
    script_model.py check FOLDER    loads changed.pt, compares it with C#'s predictions, prints what differs from model.pt
    script_model.py names FILE      prints the names of a model's state
    script_model.py predict FILE IN SHAPE    prints the prediction for the float32 numbers in file IN
"""
import sys

import numpy
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first, self.norm1 = nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width)
        self.second, self.norm2 = nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width)

    def forward(self, x):
        return torch.relu(x + self.norm2(self.second(torch.relu(self.norm1(self.first(x))))))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem, self.norm = nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8)
        self.blocks = nn.Sequential(Block(8), Block(8))
        self.head = nn.Linear(8, 4)

    def forward(self, x):
        x = self.blocks(torch.relu(self.norm(self.stem(x))))
        return self.head(x.mean((2, 3)))


class Several(nn.Module):
    """What a traced model cannot have: a choice, a tuple, a second method, a mode."""

    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(3, 2)

    def forward(self, x, twice: bool = False):
        y = self.inner(x)
        if twice:
            y = y * 2
        return y, x

    @torch.jit.export
    def listed(self, x, count: int):
        return [x * i for i in range(count)]

    @torch.jit.export
    def scaled(self, x, by: float):
        return x * by if self.training else x

    @torch.jit.export
    def size(self, x):
        return x.numel()


def make(folder):
    torch.manual_seed(5)
    net = Net()
    for _ in range(3):
        net(torch.rand(16, 1, 8, 8))  # so that the running statistics are not the initial ones
    net.eval()
    x = torch.rand(12, 1, 8, 8)
    torch.jit.trace(net, x[:2]).save(folder + "/model.pt")
    torch.jit.script(Several()).save(folder + "/scripted.pt")
    x.numpy().tofile(folder + "/x.bin")
    net(x).detach().numpy().tofile(folder + "/y.bin")


def check(folder):
    before, after = torch.jit.load(folder + "/model.pt"), torch.jit.load(folder + "/changed.pt")
    x = torch.from_numpy(numpy.fromfile(folder + "/x.bin", numpy.float32)).reshape(12, 1, 8, 8)
    theirs = torch.from_numpy(numpy.fromfile(folder + "/prediction.bin", numpy.float32)).reshape(12, 4)
    worst = (after(x) - theirs).abs().max().item()
    assert worst < 1e-5, f"Python and C# differ by {worst}"
    changed = [name for name, tensor in after.state_dict().items() if not torch.equal(tensor, before.state_dict()[name])]
    print("\n".join(changed))


def predict(path, source, shape):
    x = torch.from_numpy(numpy.fromfile(source, numpy.float32)).reshape([int(size) for size in shape.split(",")])
    print(" ".join(repr(value) for value in torch.jit.load(path)(x).flatten().tolist()))


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "names":
        print("\n".join(torch.jit.load(arguments[0]).state_dict()))
    else:
        {"make": make, "check": check, "predict": predict}[command](*arguments)
