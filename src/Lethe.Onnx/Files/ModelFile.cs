namespace Lethe.Onnx.Files;

/// <summary>A model in memory that has passed every check, and the folder its weights may come from.</summary>
internal sealed record ModelFile(byte[] Bytes, string? Folder, OnnxModelInfo Info)
{
    /// <summary>Reads and checks a model. What is checked is what the runtime gets: the file is read once.</summary>
    public static ModelFile Read(string path, long maxBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = ReadAll(path, maxBytes);
        var (info, external) = ModelCheck.Inspect(bytes, maxBytes);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var total = bytes.Length + ExternalData.Check(folder, external);
        if (total > maxBytes) throw TooLarge(total, maxBytes);
        return new ModelFile(bytes, folder, info);
    }

    public static ModelFile From(ReadOnlySpan<byte> model, long maxBytes)
    {
        if (model.Length > maxBytes) throw TooLarge(model.Length, maxBytes);
        var (info, external) = ModelCheck.Inspect(model, maxBytes);
        if (external.Count > 0)
            throw new OnnxModelException(
                $"The model keeps weights in '{external[0].Location}', but it was given as bytes, " +
                "without a folder. Open it by its path.");
        return new ModelFile(model.ToArray(), null, info);
    }

    private static byte[] ReadAll(string path, long maxBytes)
    {
        if (Directory.Exists(path)) throw new OnnxModelException(
            $"'{path}' is a folder. Give the path of the .onnx file in it.");
        if (!File.Exists(path)) throw new OnnxModelException($"There is no file '{path}'. Check the path.");
        try
        {
            // Asked before opening: a pipe has length 0 and would block whoever opens it.
            if (new FileInfo(path).Length == 0)
                throw new OnnxModelException(
                    $"'{path}' is empty or not a regular file. Export or copy the model again.");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.Length > maxBytes) throw TooLarge(stream.Length, maxBytes);
            if (stream.Length > Array.MaxLength)
                throw new OnnxModelException(
                    $"'{path}' is over 2 GB, more than an ONNX file can hold. Export it with external data.");
            var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OnnxModelException($"'{path}' cannot be read: {fault.Message}", fault);
        }
    }

    private static OnnxModelException TooLarge(long size, long limit) =>
        new(
            $"The model has {size} bytes, over the limit of {limit}. " +
            "Raise OnnxSessionOptions.MaxBytes if you trust it.");
}
