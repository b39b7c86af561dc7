using Lethe.Onnx.Files;
using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

/// <summary>Rewrites a model so that one tensor's values lie in another file, as exporters and attackers do.</summary>
internal static class ExternalModel
{
    // What a tensor can be inside of: model, graph, node, attribute, by the numbers of their fields.
    private static readonly Dictionary<string, Dictionary<int, string>> Nesting = new()
    {
        ["model"] = new() { [7] = "graph" },
        ["graph"] = new() { [1] = "node", [5] = "tensor" },
        ["node"] = new() { [5] = "attribute" },
        ["attribute"] = new() { [5] = "tensor", [6] = "graph" },
    };

    public static byte[] Externalize(ReadOnlySpan<byte> model, string tensor, string location, bool mark = true)
    {
        using var stream = new MemoryStream();
        Rewrite(model, "model", tensor, location, mark).WriteTo(stream);
        return stream.ToArray();
    }

    private static WireMessage Rewrite(ReadOnlySpan<byte> bytes, string kind, string tensor, string location, bool mark)
    {
        var message = new WireMessage();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Type == WireType.Varint) message.Integer(reader.Field, (long)reader.Number);
            else if (reader.Type == WireType.Fixed32)
                message.Single(reader.Field, BitConverter.UInt32BitsToSingle((uint)reader.Number));
            else if (Nesting[kind].GetValueOrDefault(reader.Field) is not { } inner) Copy(message, reader.Field, reader.Bytes);
            else if (inner == "tensor" && Name(reader.Bytes) == tensor)
                message.Message(reader.Field, External(reader.Bytes, location, mark));
            else if (inner == "tensor") Copy(message, reader.Field, reader.Bytes);
            else message.Message(reader.Field, Rewrite(reader.Bytes, inner, tensor, location, mark));
        }

        return message;
    }

    private static WireMessage External(ReadOnlySpan<byte> bytes, string location, bool mark)
    {
        var message = new WireMessage();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Type == WireType.Varint) message.Integer(reader.Field, (long)reader.Number);
            else if (reader.Field != 9) Copy(message, reader.Field, reader.Bytes);
        }

        var entry = new WireMessage();
        entry.Text(1, "location");
        entry.Text(2, location);
        message.Message(13, entry);
        if (mark) message.Integer(14, 1);
        return message;
    }

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        var name = "";
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(8, WireType.Bytes)) name = reader.Text;
        }

        return name;
    }

    private static void Copy(WireMessage message, int field, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        message.Payload(field, copy.Length, stream => stream.Write(copy));
    }
}
