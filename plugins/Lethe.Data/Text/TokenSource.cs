using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Data.Text;

/// <summary>Token numbers of records of one length.</summary>
internal sealed class TokenSource(short[] tokens, int length) : IRecordSource
{
    public int Count => tokens.Length / length;

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        var result = empty([rows.Length, length], ScalarType.Int64);
        var into = MemoryMarshal.Cast<byte, long>(result.bytes);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < length; j++) into[i * length + j] = tokens[rows[i] * length + j];
        return result;
    }
}
