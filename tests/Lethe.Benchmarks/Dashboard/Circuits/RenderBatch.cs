using System.Buffers.Binary;
using System.Text;

namespace Lethe.Benchmarks.Dashboard.Circuits;

/// <summary>
/// What a page drew: frames of 20 bytes, of which those of attributes matter here, and a table of the strings that they
/// name. Where each part begins stands in the last 20 bytes.
/// </summary>
internal readonly ref struct RenderBatch(ReadOnlySpan<byte> bytes)
{
    private const int Tail = 20, FramesFromEnd = 16, StringsFromEnd = 4, FrameLength = 20, AttributeFrame = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Every attribute that was drawn, with the number of its handler; 0: it has none.</summary>
    public List<(string Name, string? Value, ulong Handler)> Attributes()
    {
        var start = At(_bytes.Length - FramesFromEnd);
        var count = At(start);
        var found = new List<(string, string?, ulong)>();
        for (var i = 0; i < count; i++)
        {
            var frame = start + sizeof(int) + i * FrameLength;
            if (At(frame) != AttributeFrame) continue;
            var handler = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(frame + 12)..]);
            found.Add((Text(At(frame + 4)) ?? "", Text(At(frame + 8)), handler));
        }
        return found;
    }

    private int At(int position) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[position..]);

    private string? Text(int index)
    {
        if (index < 0) return null;
        var table = At(_bytes.Length - StringsFromEnd);
        if (table + (index + 1) * sizeof(int) > _bytes.Length - Tail) throw new InvalidDataException($"The server's drawing names string {index}, which it does not hold.");
        var position = At(table + index * sizeof(int));
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = _bytes[position++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return Encoding.UTF8.GetString(_bytes.Slice(position, length));
    }
}
