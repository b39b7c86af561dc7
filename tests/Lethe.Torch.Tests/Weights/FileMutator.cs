using System.Buffers.Binary;
using System.Text;

namespace Lethe.Torch.Tests.Weights;

/// <summary>Damages files in the ways that disks, networks and attackers do. Same seed, same damage.</summary>
internal sealed class FileMutator(int seed)
{
    private static readonly long[] Telling =
        [0, 1, -1, 2, 255, 65_535, 65_536, int.MaxValue, uint.MaxValue, 1L << 32, 1L << 40, 1L << 62, long.MaxValue, long.MinValue];

    private static readonly string[] Snippets =
        ["{", "}", "[", "]", "(", ")", ",", "\"", "'", "null", "1e9", "-1", "99999999999999999999", "\\ud800", "U64", "<f16", "|O", "True", "\0"];

    private readonly Random _random = new(seed);

    /// <param name="header">How many bytes at the front, and at the back, hold structure; a third of the damage goes there.</param>
    public byte[] Damage(byte[] file, int header)
    {
        var bytes = (byte[])file.Clone();
        for (var times = _random.Next(1, 4); times > 0 && bytes.Length > 0; times--)
        {
            bytes = _random.Next(6) switch
            {
                0 => FlipBits(bytes),
                1 => bytes[..Place(bytes, header)],
                2 => Splice(bytes),
                3 => PutNumber(bytes, header),
                4 => PutSnippet(bytes, header),
                _ => ChangeDigit(bytes, header),
            };
        }
        return bytes;
    }

    private int Place(byte[] bytes, int header) => _random.Next(3) switch
    {
        0 => _random.Next(Math.Min(header, bytes.Length)),
        1 => bytes.Length - 1 - _random.Next(Math.Min(header, bytes.Length)),
        _ => _random.Next(bytes.Length),
    };

    private byte[] FlipBits(byte[] bytes)
    {
        for (var flips = _random.Next(1, 9); flips > 0; flips--) bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        return bytes;
    }

    /// <summary>Takes a run out, doubles it, or lays it over another place.</summary>
    private byte[] Splice(byte[] bytes)
    {
        var from = _random.Next(bytes.Length);
        var run = bytes[from..Math.Min(bytes.Length, from + _random.Next(1, 200))];
        var at = _random.Next(bytes.Length);
        switch (_random.Next(3))
        {
            case 0:
                return [.. bytes[..from], .. bytes[(from + run.Length)..]];
            case 1:
                return [.. bytes[..at], .. run, .. bytes[at..]];
            default:
                run.AsSpan(0, Math.Min(run.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
                return bytes;
        }
    }

    private byte[] PutNumber(byte[] bytes, int header)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, Telling[_random.Next(Telling.Length)]);
        var at = Place(bytes, header);
        number[..Math.Min(1 << _random.Next(4), bytes.Length - at)].CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private byte[] PutSnippet(byte[] bytes, int header)
    {
        var at = Place(bytes, header);
        return [.. bytes[..at], .. Encoding.ASCII.GetBytes(Snippets[_random.Next(Snippets.Length)]), .. bytes[at..]];
    }

    private byte[] ChangeDigit(byte[] bytes, int header)
    {
        var start = Place(bytes, header);
        var digit = bytes.AsSpan(start).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digit >= 0) bytes[start + digit] = (byte)('0' + _random.Next(10));
        return bytes;
    }
}
