"""Records what PyTorch gives for seeded draws and for padding and resizing, as tensors.json beside this file.

Run with python3 and torch 1.13; every value is written with all its digits.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

recorded = {}


def record(name, tensor):
    recorded[name] = {"shape": list(tensor.shape), "values": tensor.to(torch.float64).flatten().tolist()}


def seeded():
    return torch.Generator().manual_seed(7)


record("rand", torch.rand(20, generator=seeded()))
record("rand.double", torch.rand(3, 2, generator=seeded(), dtype=torch.float64))
record("randn", torch.randn(20, generator=seeded()))
record("randn.small", torch.randn(5, generator=seeded()))
record("randint", torch.randint(-3, 9, (12,), generator=seeded()))
record("randperm", torch.randperm(11, generator=seeded()))
record("normal", torch.normal(2.0, 0.5, (6,), generator=seeded()))
record("normal.tensors", torch.normal(torch.arange(5.0), torch.full((5,), 0.1), generator=seeded()))
record("bernoulli", torch.bernoulli(torch.full((16,), 0.3), generator=seeded()))
record("multinomial", torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 10, True, generator=seeded()))
record("multinomial.order", torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 3, False, generator=seeded()))
record("poisson", torch.poisson(torch.full((8,), 4.0), generator=seeded()))
record("uniform_", torch.empty(6).uniform_(-2, 3, generator=seeded()))
record("normal_", torch.empty(6).normal_(1, 2, generator=seeded()))
record("bernoulli_", torch.empty(12).bernoulli_(0.25, generator=seeded()))
record("random_", torch.empty(8, dtype=torch.int64).random_(5, 50, generator=seeded()))
record("exponential_", torch.empty(6, dtype=torch.float64).exponential_(2.0, generator=seeded()))
record("geometric_", torch.empty(6).geometric_(0.2, generator=seeded()))
record("cauchy_", torch.empty(6, dtype=torch.float64).cauchy_(1, 2, generator=seeded()))
record("log_normal_", torch.empty(6, dtype=torch.float64).log_normal_(0.5, 0.25, generator=seeded()))
torch.manual_seed(42)
record("manual_seed.rand", torch.rand(4))
record("manual_seed.randn_like", torch.randn_like(torch.empty(4)))

image = torch.arange(24, dtype=torch.float64).reshape(1, 2, 3, 4).sin()
record("image", image)
for mode in ("reflect", "replicate", "circular"):
    record("pad." + mode, F.pad(image, (1, 2, 2, 1), mode))
record("pad.constant", F.pad(image, (1, -1, 0, 2), "constant", 2.5))

line = torch.arange(6, dtype=torch.float64).reshape(1, 1, 6).cos()
cube = torch.arange(8, dtype=torch.float64).reshape(1, 1, 2, 2, 2).cos()
for mode in ("nearest", "nearest-exact", "area"):
    record("interpolate.1d." + mode, F.interpolate(line, size=(4,), mode=mode))
    record("interpolate.2d." + mode, F.interpolate(image, size=(5, 3), mode=mode))
    record("interpolate.3d." + mode, F.interpolate(cube, size=(3, 1, 4), mode=mode))
record("interpolate.linear", F.interpolate(line, size=(9,), mode="linear"))
record("interpolate.trilinear", F.interpolate(cube, size=(3, 1, 4), mode="trilinear", align_corners=True))
for mode in ("bilinear", "bicubic"):
    record("interpolate." + mode, F.interpolate(image, size=(5, 6), mode=mode))
    record("interpolate." + mode + ".corners", F.interpolate(image, size=(5, 6), mode=mode, align_corners=True))
    record("interpolate." + mode + ".antialias", F.interpolate(image, size=(2, 2), mode=mode, antialias=True))
record("interpolate.scale", F.interpolate(image, scale_factor=(1.6, 0.7), mode="bilinear"))
record("interpolate.recomputed",
       F.interpolate(image, scale_factor=(1.6, 0.7), mode="bilinear", recompute_scale_factor=True))
record("interpolate.area.scale", F.interpolate(image, scale_factor=(0.7, 0.5), mode="area"))

target = pathlib.Path(__file__).with_name("tensors.json")
lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in recorded.items())
target.write_text("{\n" + lines + "\n}\n")
