namespace Lethe.Torch;

/// <summary>
/// ONNX files have no signature. This walks the outermost fields of the protobuf message: they must be those of a
/// model, fill the file exactly, and include a version and a graph.
/// </summary>
internal static class OnnxProbe
{
    private const int MostFields = 10_000;

    public static bool IsModel(WeightSource file)
    {
        var at = 0L;
        var (version, graph) = (false, false);
        for (var fields = 0; at < file.Length; fields++)
        {
            if (fields == MostFields || !Varint(file, ref at, out var tag)) return false;
            var number = tag >> 3;
            if (!Varint(file, ref at, out var value)) return false;
            switch (tag & 7)
            {
                case 0 when number is 1 or 5:
                    version |= number == 1;
                    break;
                case 2 when number is 2 or 3 or 4 or 6 or 7 or 8 or 14 or 20 or 25 or 26 && value <= (ulong)(file.Length - at):
                    at += (long)value;
                    graph |= number == 7;
                    break;
                default:
                    return false;
            }
        }
        return version && graph;
    }

    private static bool Varint(WeightSource file, ref long at, out ulong value)
    {
        value = 0;
        var bytes = file.ReadUpTo(at, 10);
        for (var i = 0; i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80) continue;
            at += i + 1;
            return true;
        }
        return false;
    }
}
