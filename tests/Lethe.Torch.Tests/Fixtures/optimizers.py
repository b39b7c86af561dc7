"""Records optimizers.json: what PyTorch's optimisers and schedulers do on a small fixed problem, in double.

    python3 optimizers.py > optimizers.json
"""
import json
import math
import warnings

import torch
from torch.optim import lr_scheduler as lrs

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)
STEPS = 25


def grid(rows, columns, scale, phase):
    """Numbers anybody can make again without a random generator."""
    return torch.tensor([[scale * math.sin(1.7 * r + 0.9 * c + phase) for c in range(columns)] for r in range(rows)])


# Logistic regression with a hidden layer and a parameter that joins the loss from step 5 only, so that it has no
# gradient before.
X, Y = grid(12, 4, 1.0, 0.3), (grid(12, 1, 1.0, 1.1) > 0).double()


def fresh():
    return [torch.nn.Parameter(p) for p in (grid(4, 3, 0.7, 0.0), grid(1, 3, 0.2, 0.5)[0], grid(3, 1, 0.9, 2.0), grid(1, 2, 0.8, 0.4)[0])]


def loss_of(w, step):
    logits = torch.tanh(X @ w[0] + w[1]) @ w[2]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, Y)
    return loss + (w[3] ** 2).sum() * 0.3 if step >= 5 else loss


def trajectory(make):
    w = fresh()
    optimizer = make(w)
    kept = []
    for step in range(STEPS):
        optimizer.zero_grad(set_to_none=True)
        loss_of(w, step).backward()
        optimizer.step()
        if step in (0, 1, 5, 12, 24):
            kept.append({"step": step, "parameters": [p.detach().flatten().tolist() for p in w]})
    return kept


def quadratic_lbfgs(**options):
    w = fresh()[:3]
    optimizer = torch.optim.LBFGS(w, **options)
    kept = []

    def closure():
        optimizer.zero_grad()
        loss = loss_of(w + [None], 0)
        loss.backward()
        return loss

    for step in range(6):
        loss = optimizer.step(closure)
        kept.append({"step": step, "loss": loss.item(), "parameters": [p.detach().flatten().tolist() for p in w]})
    return kept


OPTIMIZERS = {
    "SGD": (torch.optim.SGD, [
        dict(lr=0.1), dict(lr=0.1, weight_decay=0.05), dict(lr=0.1, momentum=0.9), dict(lr=0.1, momentum=0.9, dampening=0.3),
        dict(lr=0.1, momentum=0.9, weight_decay=0.05), dict(lr=0.1, momentum=0.9, dampening=0.3, weight_decay=0.05),
        dict(lr=0.1, momentum=0.9, nesterov=True), dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05),
        dict(lr=0.1, maximize=True), dict(lr=0.1, momentum=0.9, weight_decay=0.05, maximize=True),
        dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05, maximize=True)]),
    "Adam": (torch.optim.Adam, [
        dict(lr=0.05), dict(lr=0.05, weight_decay=0.1), dict(lr=0.05, amsgrad=True), dict(lr=0.05, maximize=True),
        dict(lr=0.05, betas=(0.5, 0.7), eps=1e-3), dict(lr=0.05, amsgrad=True, maximize=True, weight_decay=0.1)]),
    "AdamW": (torch.optim.AdamW, [
        dict(lr=0.05), dict(lr=0.05, weight_decay=0.2), dict(lr=0.05, weight_decay=0.2, amsgrad=True),
        dict(lr=0.05, weight_decay=0.2, maximize=True)]),
    "RMSProp": (torch.optim.RMSprop, [
        dict(lr=0.02), dict(lr=0.02, alpha=0.8, eps=1e-4), dict(lr=0.02, momentum=0.9), dict(lr=0.02, centered=True),
        dict(lr=0.02, centered=True, momentum=0.9, weight_decay=0.1), dict(lr=0.02, maximize=True)]),
    "Adagrad": (torch.optim.Adagrad, [
        dict(lr=0.1), dict(lr=0.1, lr_decay=0.1), dict(lr=0.1, weight_decay=0.1, initial_accumulator_value=0.2, eps=1e-6)]),
}


def with_defaults(name, options):
    """TorchSharp's defaults where they are not PyTorch's, and options in TorchSharp's words."""
    named = dict(options)
    if "betas" in named:
        named["beta1"], named["beta2"] = named.pop("betas")
    if name == "AdamW" and "weight_decay" not in options:
        options = dict(options, weight_decay=0)
    return options, named


def record_optimizers():
    cases = []
    for name, (kind, variants) in OPTIMIZERS.items():
        for variant in variants:
            options, named = with_defaults(name, variant)
            cases.append({"optimizer": name, "options": named, "kept": trajectory(lambda w: kind(w, **options))})
    for options in (dict(lr=1, max_iter=4), dict(lr=0.5, max_iter=7, history_size=2), dict(lr=0.8, max_iter=20, max_eval=6)):
        cases.append({"optimizer": "LBFGS", "options": options, "kept": quadratic_lbfgs(**options)})
    return cases


def groups(momentum=True):
    p = fresh()
    extra = dict(momentum=0.9) if momentum else {}
    return torch.optim.SGD([{"params": p[:2], "lr": 0.4}, {"params": p[2:], "lr": 0.1}], lr=0.2, **extra)


def rates(make, steps=24, metric=None, adam=False):
    optimizer = torch.optim.Adam(fresh(), lr=0.3) if adam else groups()
    scheduler = make(optimizer)
    seen = []
    for step in range(steps):
        seen.append({"rates": [g["lr"] for g in optimizer.param_groups],
                     "momenta": [g["betas"][0] if adam else g["momentum"] for g in optimizer.param_groups]})
        optimizer.step()
        scheduler.step(metric[step]) if metric else scheduler.step()
    return seen


PLATEAU = [1.0, 0.9, 0.91, 0.905, 0.92, 0.9, 0.899, 0.8, 0.81, 0.82, 0.83, 0.84, 0.7, 0.75, 0.75, 0.75, 0.75, 0.6, 0.61, 0.62, 0.63, 0.64, 0.65, 0.66]
SCHEDULERS = {
    "StepLR": lambda o: lrs.StepLR(o, 4, 0.5),
    "MultiStepLR": lambda o: lrs.MultiStepLR(o, [3, 7, 7, 15], 0.3),
    "ExponentialLR": lambda o: lrs.ExponentialLR(o, 0.9),
    "ConstantLR": lambda o: lrs.ConstantLR(o, 0.25, 6),
    "LinearLR": lambda o: lrs.LinearLR(o, 0.2, 0.9, 8),
    "PolynomialLR": lambda o: lrs.PolynomialLR(o, 10, 2),
    "CosineAnnealingLR": lambda o: lrs.CosineAnnealingLR(o, 7, 0.01),
    "LambdaLR": lambda o: lrs.LambdaLR(o, lambda e: 1 / (1 + e)),
    "MultiplicativeLR": lambda o: lrs.MultiplicativeLR(o, lambda e: 0.95 if e % 2 else 1.02),
    "CyclicLR triangular": lambda o: lrs.CyclicLR(o, 0.05, 0.5, 4, 6),
    "CyclicLR triangular2": lambda o: lrs.CyclicLR(o, 0.05, 0.5, 4, mode="triangular2"),
    "CyclicLR exp_range": lambda o: lrs.CyclicLR(o, 0.05, 0.5, 4, mode="exp_range", gamma=0.9),
    "CyclicLR own scale": lambda o: lrs.CyclicLR(o, 0.05, 0.5, 4, scale_fn=lambda x: 1 / x, scale_mode="cycle", cycle_momentum=False),
    "OneCycleLR": lambda o: lrs.OneCycleLR(o, 0.6, total_steps=24),
    "OneCycleLR linear": lambda o: lrs.OneCycleLR(o, [0.6, 0.3], epochs=4, steps_per_epoch=6, anneal_strategy="linear", pct_start=0.4),
    "OneCycleLR three": lambda o: lrs.OneCycleLR(o, 0.6, total_steps=24, three_phase=True, div_factor=10, final_div_factor=50),
    "SequentialLR": lambda o: lrs.SequentialLR(
        o, [lrs.ConstantLR(o, 0.1, 3), lrs.ExponentialLR(o, 0.8), lrs.StepLR(o, 2, 0.5)], [5, 12]),
    "ChainedLR": lambda o: lrs.ChainedScheduler([lrs.ConstantLR(o, 0.1, 3), lrs.ExponentialLR(o, 0.9)]),
}


def record_schedulers():
    cases = [{"scheduler": name, "seen": rates(make)} for name, make in SCHEDULERS.items()]
    cases.append({"scheduler": "OneCycleLR betas", "seen": rates(lambda o: lrs.OneCycleLR(o, 0.6, total_steps=24), adam=True)})
    for name, options in {"min rel": dict(patience=2), "max abs": dict(mode="max", threshold=0.05, threshold_mode="abs", patience=1),
                          "cooldown": dict(patience=1, cooldown=3, min_lr=[0.05, 0.02])}.items():
        cases.append({"scheduler": "ReduceLROnPlateau " + name, "metric": PLATEAU,
                      "seen": rates(lambda o: lrs.ReduceLROnPlateau(o, **options), metric=PLATEAU)})
    return cases


print(json.dumps({"torch": torch.__version__, "optimizers": record_optimizers(), "schedulers": record_schedulers()}))
