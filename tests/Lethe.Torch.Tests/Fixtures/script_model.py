"""The Python half of the TorchScript tests.

    script_model.py make FOLDER     traces a small residual network with batch norm: model.pt, scripted.pt, x.bin, y.bin
    script_model.py check FOLDER    loads changed.pt, compares it with C#'s predictions, prints what differs from model.pt
    script_model.py zoo FOLDER      writes one archive for each kind of thing an archive can have in it
    script_model.py names FILE      prints the names of a model's state
    script_model.py predict FILE IN SHAPE    prints the prediction for the float32 numbers in file IN
"""
import enum
import sys
from typing import Dict, List, NamedTuple, Optional

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


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Point(NamedTuple):
    x: torch.Tensor
    y: int


class Attributes(nn.Module):
    __constants__ = ["fixed"]

    def __init__(self):
        super().__init__()
        self.fixed = 3
        self.numbers: List[int] = [1, 2, 3]
        self.weights: List[float] = [0.5]
        self.flags: List[bool] = [True]
        self.tensors: List[torch.Tensor] = [torch.ones(2), torch.zeros(0)]
        self.table: Dict[str, torch.Tensor] = {"a": torch.ones(2, 2).t()}
        self.maybe: Optional[int] = None
        self.colour = Colour.BLUE
        self.point = Point(torch.ones(1), 2)
        self.where = torch.device("cpu")
        self.text = "caf\u00e9"
        self.big = 1 << 40
        self.whole = nn.Parameter(torch.rand(3, 4))
        self.tied = self.whole
        self.register_buffer("part", torch.arange(20).reshape(4, 5)[1:, ::2])
        self.register_buffer("two_bytes", torch.ones(3, dtype=torch.float16))
        self.register_buffer("brain", torch.ones(3, dtype=torch.bfloat16))
        self.register_buffer("complex_one", torch.tensor(1.5, dtype=torch.complex64))

    def forward(self, x):
        if self.colour == Colour.BLUE:
            return x * self.fixed + self.numbers[0] + self.table["a"].sum()
        return x


def zoo(folder):
    torch.manual_seed(1)
    plain = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2)).eval()
    constant = torch.rand(4)
    archives = {
        "attributes": torch.jit.script(Attributes()),
        "frozen": torch.jit.freeze(torch.jit.script(plain)),
        "constants": torch.jit.trace(lambda x: x * constant + torch.ones(2, 4)[0], torch.rand(3, 4)),
        "function": torch.jit.script(lambda_like),
        "dynamic": torch.jit.script(torch.ao.quantization.quantize_dynamic(plain, {nn.Linear}, dtype=torch.qint8)),
        "optimized": torch.jit.optimize_for_inference(torch.jit.script(plain)),
        "recurrent": torch.jit.script(nn.LSTM(3, 5, 2, bidirectional=True)),
        "attention": torch.jit.script(nn.TransformerEncoderLayer(8, 2)),
        "double": torch.jit.script(nn.Linear(4, 2).double()),
    }
    static = torch.ao.quantization.QuantWrapper(nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU())).eval()
    static.qconfig = torch.ao.quantization.get_default_qconfig("fbgemm")
    torch.ao.quantization.prepare(static, inplace=True)
    static(torch.rand(2, 1, 6, 6))
    archives["static"] = torch.jit.trace(torch.ao.quantization.convert(static), torch.rand(2, 1, 6, 6))
    for name, module in archives.items():
        torch.jit.save(module, f"{folder}/{name}.pt")


def lambda_like(x: torch.Tensor, by: int = 2) -> torch.Tensor:
    return x * by


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
        {"make": make, "zoo": zoo, "check": check, "predict": predict}[command](*arguments)
