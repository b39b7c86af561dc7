"""Runs the Python twins on request: `prepare NAME`, then `time RUNS`; answers on standard output."""
import gc
import importlib
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import torch  # noqa: E402


def main():
    device, threads = torch.device(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(threads)
    print(f"ready torch {torch.__version__}, Python {sys.version.split()[0]}, {torch.get_num_threads()} threads, {device}", flush=True)
    run = None
    for line in sys.stdin:
        request, argument = line.split()
        try:
            if request == "prepare":
                run = None
                gc.collect()
                torch.manual_seed(1)
                run = importlib.import_module(argument.replace("-", "_")).prepare(device)
                answer = "done"
            else:
                answer = repr(timed(run, int(argument), device))
            print("ok", answer, flush=True)
        except Exception as failure:  # the other side reports it
            print("failed", repr(failure).replace("\n", " "), flush=True)


def timed(run, runs, device):
    start = time.perf_counter()
    for _ in range(runs):
        run()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start


main()
