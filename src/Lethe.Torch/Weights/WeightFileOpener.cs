namespace Lethe.Torch;

/// <summary>The front door: looks at the content, then hands the file to the reader of its format.</summary>
internal static class WeightFileOpener
{
    private const string Conversion =
        """
        Convert it once, in Python, where its origin is trusted:
            import torch, safetensors.torch
            state = torch.load("model.pt", map_location="cpu", weights_only=True)
            safetensors.torch.save_file({name: tensor.contiguous() for name, tensor in state.items()}, "model.safetensors")
        """;

    /// <param name="expected">The formats the caller can use; none named: all that can be read.</param>
    public static WeightFile Open(string path, WeightFileOptions? options, params ReadOnlySpan<WeightFormat> expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = WeightSource.Open(path);
        try
        {
            var format = FormatSniffer.Tell(file) ?? Guess(file, expected);
            if (expected.Length > 0 && Refusal(format) is null && !expected.Contains(format))
                throw file.Fault($"holds {Describe(format)}, not {Describe(expected[0])}");
            return Read(file, format, options ?? WeightFileOptions.Default);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static WeightFile Read(WeightSource file, WeightFormat format, WeightFileOptions options) => format switch
    {
        WeightFormat.Safetensors => new SafetensorsFile(file),
        WeightFormat.SafetensorsIndex => new SafetensorsIndexFile(file),
        WeightFormat.Npy => new NpyFile(file),
        WeightFormat.Npz => new NpzFile(file, options),
        _ => throw file.Fault(Refusal(format)!),
    };

    private static string? Refusal(WeightFormat format) => format switch
    {
        WeightFormat.TorchScript => "is a TorchScript program: load it with torch.jit.load",
        WeightFormat.Onnx => "is an ONNX model, not a file of weights: open it as an ONNX subject",
        WeightFormat.TorchPickle or WeightFormat.Pickle =>
            $"is a pickle, which can run any code when it is loaded, so it is not. {Conversion}",
        _ => null,
    };

    private static string Describe(WeightFormat format) => format switch
    {
        WeightFormat.Safetensors => "safetensors",
        WeightFormat.SafetensorsIndex => "a safetensors index",
        WeightFormat.Npy => "one NumPy array (.npy)",
        _ => "a zip of NumPy arrays (.npz)",
    };

    /// <summary>For content nobody recognises: what the caller or its name make of it, so that a reader says what is wrong.</summary>
    private static WeightFormat Guess(WeightSource file, ReadOnlySpan<WeightFormat> expected)
    {
        if (FormatSniffer.Stranger(file) is { } stranger) throw stranger;
        if (expected.Length > 0) return expected[0];
        return Path.GetExtension(file.FilePath).ToUpperInvariant() switch
        {
            ".SAFETENSORS" => WeightFormat.Safetensors,
            ".NPY" => WeightFormat.Npy,
            ".NPZ" => WeightFormat.Npz,
            _ => throw FormatSniffer.Unknown(file),
        };
    }
}
