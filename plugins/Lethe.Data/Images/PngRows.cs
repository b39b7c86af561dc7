namespace Lethe.Data.Images;

/// <summary>Undoes the filters of a PNG file's rows and puts their pixels where they belong.</summary>
internal sealed class PngRows
{
    private readonly string _path;
    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly Raster _image;

    public PngRows(string path, PngHeader header, byte[] palette)
    {
        (_path, _header, _palette) = (path, header, palette);
        if (header.Colour == PngColour.Palette && palette.Length == 0) throw new DataFormatException(path, "it has no palette");
        var channels = header.Colour is PngColour.Grey or PngColour.GreyAlpha ? 1 : 3;
        _image = new Raster(header.Width, header.Height, channels, new byte[header.Width * header.Height * channels]);
    }

    public Raster Read(Stream unpacked, PngPass[] passes)
    {
        foreach (var pass in passes)
        {
            var row = new byte[pass.RowBytes(_header)];
            var above = new byte[row.Length];
            for (var y = 0; y < pass.Height; y++)
            {
                var filter = unpacked.ReadByte();
                unpacked.ReadExactly(row);
                Undo(filter, row, above);
                Place(row, pass, y);
                (row, above) = (above, row);
            }
        }
        return _image;
    }

    private void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        if (filter > 4) throw new DataFormatException(_path, $"it uses row filter {filter}, which PNG does not have");
        var step = Math.Max(1, _header.BitsPerPixel / 8);
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < step ? 0 : row[i - step], up = above[i], corner = i < step ? 0 : above[i - step];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Nearest(left, up, corner),
                _ => 0,
            });
        }
    }

    // Whichever of the three lies nearest to left + up - corner (Paeth).
    private static int Nearest(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private void Place(ReadOnlySpan<byte> row, PngPass pass, int y)
    {
        var line = (pass.Top + y * pass.StepY) * _image.Width;
        for (var x = 0; x < pass.Width; x++)
        {
            var into = _image.Samples.AsSpan((line + pass.Left + x * pass.StepX) * _image.Channels, _image.Channels);
            if (_header.Colour == PngColour.Palette) Entry(Bits(row, x)).CopyTo(into);
            else for (var channel = 0; channel < into.Length; channel++) into[channel] = Sample(row, x * _header.Samples + channel);
        }
    }

    private ReadOnlySpan<byte> Entry(int number) => 3 * number + 3 <= _palette.Length
        ? _palette.AsSpan(3 * number, 3)
        : throw new DataFormatException(_path, $"a pixel has colour {number} of a palette of {_palette.Length / 3}");

    private byte Sample(ReadOnlySpan<byte> row, int at) => _header.Depth switch
    {
        8 => row[at],
        16 => (byte)(((row[2 * at] << 8 | row[2 * at + 1]) * 255 + 32_767) / 65_535),
        _ => (byte)(Bits(row, at) * 255 / ((1 << _header.Depth) - 1)),
    };

    private int Bits(ReadOnlySpan<byte> row, int at)
    {
        var first = at * _header.Depth;
        return (row[first / 8] >> (8 - _header.Depth - first % 8)) & ((1 << _header.Depth) - 1);
    }
}
