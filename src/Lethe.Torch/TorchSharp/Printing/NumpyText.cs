using System.Text;

namespace TorchSharp.Utils;

/// <summary>Nested brackets; of a dimension longer than allowed, only the first and the last elements.</summary>
internal sealed class NumpyText(ElementText elements, int maxRows, int maxColumns, string newLine)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        WriteBlock(0, 0, elements.Shape.TotalSize());
        return _text.ToString();
    }

    private void WriteBlock(int dimension, long start, long count)
    {
        if (dimension == elements.Shape.Length)
        {
            _text.Append(elements[start]);
            return;
        }
        var size = elements.Shape[dimension];
        var last = dimension == elements.Shape.Length - 1;
        var most = last ? maxColumns : maxRows;
        var head = size > most ? (most + 1) / 2 : size;
        _text.Append('[');
        for (var i = 0L; i < size; i++)
        {
            if (i > 0) Separate(dimension);
            if (i == head)
            {
                _text.Append("...");
                i = size - most / 2 - 1;
                continue;
            }
            WriteBlock(dimension + 1, start + i * (count / size), count / size);
        }
        _text.Append(']');
    }

    private void Separate(int dimension)
    {
        var inner = elements.Shape.Length - 1 - dimension;
        if (inner == 0)
        {
            _text.Append(' ');
            return;
        }
        for (var i = 0; i < inner; i++) _text.Append(newLine);
        _text.Append(' ', dimension + 1);
    }
}
