import torch


def prepare(device):
    a = torch.ones((), device=device)
    b = torch.ones((), device=device)

    def run():
        return a + b

    return run
