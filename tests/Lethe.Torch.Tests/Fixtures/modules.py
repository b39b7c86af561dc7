"""Records what PyTorch's layers give for given numbers: python3 modules.py > modules.json (torch 1.13.1)."""
import json

import torch
from torch import nn

torch.manual_seed(20240611)
torch.set_default_dtype(torch.float64)


def short(tensor):
    return torch.round(tensor * 1000) / 1000


def told(tensor):
    return {"shape": list(tensor.shape), "data": tensor.flatten().tolist(), "integer": not tensor.is_floating_point()}


def state(module):
    return {key: told(value) for key, value in module.state_dict().items()}


def case(module, *inputs, training=False, passes=1, run=None):
    with torch.no_grad():
        for value in module.parameters():
            value.copy_(short(torch.rand_like(value) * 2 - 1))
        for value in module.buffers():
            if value.is_floating_point():
                value.copy_(short(torch.rand_like(value) + 0.5))
        module.train(training)
        before = state(module)
        for _ in range(passes):
            output = (run or (lambda m, *x: m(*x)))(module, *inputs)
    return {
        "training": training, "passes": passes, "inputs": [told(x) for x in inputs], "before": before,
        "output": told(output), "after": state(module),
    }


def x(*shape):
    return short(torch.rand(*shape) * 2 - 1)


def distinct(*shape):
    count = torch.Size(shape).numel()
    return (torch.randperm(count).double() / count).reshape(shape)


indices = torch.tensor([[0, 3, 3], [2, 0, 4]])
forbid = torch.triu(torch.ones(3, 3), 1).bool()
padded = torch.tensor([[False, False, True], [False, False, False]])

cases = {
    "Linear": case(nn.Linear(4, 3), x(2, 4)),
    "Linear without bias": case(nn.Linear(4, 3, bias=False), x(2, 5, 4)),
    "Bilinear": case(nn.Bilinear(3, 4, 2), x(5, 3), x(5, 4)),
    "Conv1d": case(nn.Conv1d(2, 3, 3, stride=2, padding=1), x(2, 2, 7)),
    "Conv1d same": case(nn.Conv1d(2, 3, 4, padding="same", dilation=2), x(2, 2, 9)),
    "Conv2d": case(nn.Conv2d(2, 3, 3, padding=1), x(2, 2, 4, 5)),
    "Conv2d unbatched": case(nn.Conv2d(2, 3, (3, 2), stride=(2, 1), padding=(1, 0)), x(2, 5, 4)),
    "Conv2d grouped": case(nn.Conv2d(4, 6, 2, dilation=2, groups=2, bias=False), x(1, 4, 5, 5)),
    "Conv2d reflect": case(nn.Conv2d(1, 2, 3, padding=(2, 1), padding_mode="reflect"), x(1, 1, 4, 5)),
    "Conv2d replicate": case(nn.Conv2d(1, 2, 3, padding=1, padding_mode="replicate"), x(1, 1, 3, 4)),
    "Conv2d circular same": case(nn.Conv2d(1, 2, (2, 3), padding="same", padding_mode="circular"), x(1, 1, 4, 4)),
    "Conv3d": case(nn.Conv3d(2, 2, 2, stride=(1, 2, 1), padding=1), x(1, 2, 3, 3, 2)),
    "ConvTranspose1d": case(nn.ConvTranspose1d(2, 3, 3, stride=2, padding=1, output_padding=1), x(2, 2, 4)),
    "ConvTranspose2d": case(nn.ConvTranspose2d(4, 2, (2, 3), stride=(2, 3), output_padding=(1, 2), groups=2), x(1, 4, 2, 2)),
    "ConvTranspose2d sized": case(
        nn.ConvTranspose2d(2, 2, 3, stride=2, padding=1), x(1, 2, 3, 3), run=lambda m, t: m(t, output_size=[6, 5])),
    "ConvTranspose3d": case(nn.ConvTranspose3d(1, 2, 2, stride=2, bias=False), x(1, 1, 2, 1, 2)),
    "BatchNorm1d": case(nn.BatchNorm1d(3), x(4, 3), training=True),
    "BatchNorm1d of sequences": case(nn.BatchNorm1d(2), x(3, 2, 4), training=True, passes=2),
    "BatchNorm2d": case(nn.BatchNorm2d(2, eps=1e-3, momentum=0.3), x(3, 2, 2, 3), training=True, passes=2),
    "BatchNorm2d evaluating": case(nn.BatchNorm2d(2), x(3, 2, 2, 3)),
    "BatchNorm2d cumulative": case(nn.BatchNorm2d(2, momentum=None), x(3, 2, 2, 3), training=True, passes=3),
    "BatchNorm2d untracked": case(nn.BatchNorm2d(2, affine=False, track_running_stats=False), x(3, 2, 2, 3)),
    "BatchNorm3d": case(nn.BatchNorm3d(2), x(2, 2, 2, 1, 3), training=True),
    "LayerNorm": case(nn.LayerNorm([3, 4], eps=1e-4), x(2, 3, 4)),
    "LayerNorm plain": case(nn.LayerNorm(4, elementwise_affine=False), x(2, 3, 4)),
    "GroupNorm": case(nn.GroupNorm(2, 4), x(2, 4, 3)),
    "InstanceNorm1d": case(nn.InstanceNorm1d(2), x(2, 2, 5)),
    "InstanceNorm2d": case(nn.InstanceNorm2d(2, affine=True, track_running_stats=True), x(2, 2, 3, 2), training=True),
    "InstanceNorm2d evaluating": case(nn.InstanceNorm2d(2, track_running_stats=True), x(2, 2, 3, 2)),
    "InstanceNorm2d unbatched": case(nn.InstanceNorm2d(2, affine=True), x(2, 3, 2)),
    "InstanceNorm3d": case(nn.InstanceNorm3d(2), x(1, 2, 2, 2, 2)),
    "LocalResponseNorm of sequences": case(nn.LocalResponseNorm(2, alpha=0.5, beta=0.6, k=2), x(2, 4, 3)),
    "LocalResponseNorm of images": case(nn.LocalResponseNorm(3), x(1, 5, 2, 2)),
    "Embedding": case(nn.Embedding(5, 3), indices),
    "Embedding limited": case(nn.Embedding(5, 3, max_norm=0.5, norm_type=1), indices),
    "MaxPool1d": case(nn.MaxPool1d(3, stride=2, padding=1), distinct(2, 2, 7)),
    "MaxPool2d": case(nn.MaxPool2d((2, 3), ceil_mode=True), distinct(1, 2, 5, 7)),
    "MaxPool2d dilated": case(nn.MaxPool2d(2, stride=1, dilation=2), distinct(1, 2, 5, 4)),
    "MaxPool3d": case(nn.MaxPool3d(2), distinct(1, 2, 4, 2, 2)),
    "AvgPool1d": case(nn.AvgPool1d(3, stride=2, padding=1), x(2, 2, 7)),
    "AvgPool2d": case(nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False), x(1, 2, 6, 6)),
    "AvgPool3d": case(nn.AvgPool3d((2, 1, 2), divisor_override=3), x(1, 1, 4, 2, 2)),
    "AdaptiveAvgPool1d": case(nn.AdaptiveAvgPool1d(3), x(1, 2, 7)),
    "AdaptiveAvgPool2d": case(nn.AdaptiveAvgPool2d((2, 3)), x(1, 2, 5, 7)),
    "AdaptiveAvgPool3d": case(nn.AdaptiveAvgPool3d(2), x(1, 1, 3, 4, 5)),
    "AdaptiveMaxPool1d": case(nn.AdaptiveMaxPool1d(3), distinct(1, 2, 7)),
    "AdaptiveMaxPool2d": case(nn.AdaptiveMaxPool2d((2, 3)), distinct(1, 2, 5, 7)),
    "AdaptiveMaxPool3d": case(nn.AdaptiveMaxPool3d((1, 2, 2)), distinct(1, 1, 3, 4, 5)),
    "ConstantPad1d": case(nn.ConstantPad1d((1, 2), 1.5), x(1, 2, 3)),
    "ConstantPad2d": case(nn.ConstantPad2d((1, 0, 2, 1), -2.0), x(1, 1, 2, 3)),
    "ConstantPad3d": case(nn.ConstantPad3d(1, 0.5), x(1, 1, 1, 2, 1)),
    "ReflectionPad1d": case(nn.ReflectionPad1d((2, 1)), x(1, 2, 3)),
    "ReflectionPad2d": case(nn.ReflectionPad2d(1), x(1, 1, 2, 3)),
    "ReflectionPad3d": case(nn.ReflectionPad3d((1, 1, 0, 1, 1, 0)), x(1, 1, 2, 2, 2)),
    "ReplicationPad1d": case(nn.ReplicationPad1d(2), x(1, 2, 2)),
    "ReplicationPad2d": case(nn.ReplicationPad2d((1, 2, 0, 1)), x(1, 1, 2, 2)),
    "ReplicationPad3d": case(nn.ReplicationPad3d(1), x(1, 1, 1, 2, 1)),
    "ZeroPad2d": case(nn.ZeroPad2d((1, 2, 0, 1)), x(1, 1, 2, 2)),
    "PixelShuffle": case(nn.PixelShuffle(2), x(1, 8, 2, 1)),
    "PixelUnshuffle": case(nn.PixelUnshuffle(2), x(1, 1, 4, 2)),
    "Fold": case(nn.Fold((4, 3), (2, 2), padding=1, stride=(2, 1)), x(1, 4, 12)),
    "Unfold": case(nn.Unfold((2, 3), dilation=(1, 2), padding=1), x(1, 2, 3, 4)),
    "Upsample nearest": case(nn.Upsample(scale_factor=2.0), x(1, 1, 2, 3)),
    "Upsample linear": case(nn.Upsample(size=[5], mode="linear", align_corners=True), x(1, 2, 3)),
    "Upsample bilinear": case(nn.Upsample(scale_factor=(1.5, 2.3), mode="bilinear"), x(1, 1, 3, 2)),
    "Upsample bilinear recomputed": case(
        nn.Upsample(scale_factor=(1.5, 2.3), mode="bilinear", recompute_scale_factor=True), x(1, 1, 3, 2)),
    "Upsample bicubic": case(nn.Upsample(size=(5, 4), mode="bicubic"), x(1, 1, 3, 3)),
    "Upsample trilinear": case(nn.Upsample(scale_factor=2.0, mode="trilinear"), x(1, 1, 1, 2, 2)),
    "Flatten": case(nn.Flatten(), x(2, 3, 2)),
    "Unflatten": case(nn.Unflatten(1, (2, 3)), x(2, 6)),
    "MultiheadAttention": case(
        nn.MultiheadAttention(4, 2), x(3, 2, 4), run=lambda m, t: m(t, t, t, key_padding_mask=padded, attn_mask=forbid)[0]),
    "MultiheadAttention weights": case(
        nn.MultiheadAttention(4, 2, bias=False), x(3, 2, 4), x(5, 2, 4), run=lambda m, q, k: m(q, k, k)[1]),
    "MultiheadAttention of others": case(
        nn.MultiheadAttention(4, 2, kdim=3, vdim=5, add_bias_kv=True, add_zero_attn=True),
        x(3, 2, 4), x(3, 2, 3), x(3, 2, 5), run=lambda m, q, k, v: m(q, k, v, key_padding_mask=padded)[0]),
    "Sequential": case(
        nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 2)), x(3, 1, 4, 4), training=True),
}

print(json.dumps(cases, indent=None, separators=(",", ":")).replace('}},"', '}},\n"'))
