namespace Lethe.Cli.Health;

internal sealed class CudaCheck(Shim shim) : ICheck
{
    private const string Id = "cuda";
    private const string Title = "CUDA devices";
    private const string Driver = "/proc/driver/nvidia/gpus";

    public CheckResult Run()
    {
        if (shim.Library is not { } library)
            return new(Id, Title, CheckStatus.Optional, "not asked: the native shim does not load");
        var count = library.Integer("lethe_cuda_count") ?? 0;
        var facts = new Dictionary<string, string> { ["count"] = $"{count}" };
        return count > 0
            ? new(Id, Title, CheckStatus.Ok, $"{count}") { Facts = facts }
            : new(Id, Title, CheckStatus.Optional, "none, everything runs on the CPU", Remedy()) { Facts = facts };
    }

    private static string? Remedy()
    {
        if (!Directory.Exists(Driver))
            return null; // without a card there is nothing to advise
        return LoadedFiles.Find("libtorch_cuda.so") is null
            ? "there is an NVIDIA card, but this libtorch has no CUDA: set LETHE_LIBTORCH to the root of one that has"
            : "there is an NVIDIA card and this libtorch has CUDA, but it sees no device: see whether `nvidia-smi` does";
    }
}
