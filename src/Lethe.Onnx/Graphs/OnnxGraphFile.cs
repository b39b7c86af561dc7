namespace Lethe.Onnx.Graphs;

/// <summary>Puts a finished model on disk.</summary>
internal static class OnnxGraphFile
{
    public static WireMessage Checked(WireMessage model) => model.Length <= int.MaxValue
        ? model
        : throw new OnnxModelException(
            $"The model would have {model.Length} bytes; an ONNX file holds at most 2 GB. " +
            "Save it in half precision or in parts.");

    public static void Save(WireMessage model, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Checked(model);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                model.WriteTo(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
