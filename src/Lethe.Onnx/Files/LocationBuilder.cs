using System.Globalization;

namespace Lethe.Onnx.Files;

/// <summary>Puts together the key and value entries that say where an external tensor lies.</summary>
internal sealed class LocationBuilder
{
    private string? _location;
    private long _offset;
    private long? _length;

    public void Add(ReadOnlySpan<byte> entry)
    {
        var (key, value) = ("", "");
        var reader = new WireReader(entry);
        while (reader.Next())
        {
            if (reader.Is(1, WireType.Bytes)) key = reader.Text;
            else if (reader.Is(2, WireType.Bytes)) value = reader.Text;
        }

        switch (key)
        {
            case "location" when _location is null: _location = value; break;
            case "location":
                throw new OnnxModelException(
                    "The model names two files for one tensor, which no exporter does. Do not trust this file.");
            case "offset": _offset = Number(value); break;
            case "length": _length = Number(value); break;
        }
    }

    public ExternalReference? Build(string tensor, long size)
    {
        if (_location is null)
        {
            if (_offset == 0 && _length is null) return null;
            throw new OnnxModelException(
                $"The model is damaged: tensor '{tensor}' gives a place in another file but not which. " +
                "Export it again.");
        }

        return new ExternalReference(_location, _offset, _length ?? size);
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new OnnxModelException(
                "The model is damaged: a place in another file is not a number. Export it again.");
}
