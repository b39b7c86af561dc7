namespace Lethe.Onnx.Running;

/// <summary>
/// Moves the channels of one image: a matrix of <paramref name="Rows"/> by <paramref name="Columns"/> is transposed.
/// </summary>
internal readonly record struct Turn(long Rows, long Columns)
{
    public bool IsNone => Rows == 0;

    public static (long[] Shape, Turn Turn) ToNhwc(ReadOnlySpan<long> image) =>
        ([image[1], image[2], image[0]], new Turn(image[0], image[1] * image[2]));

    public static (long[] Shape, Turn Turn) ToNchw(ReadOnlySpan<long> image) =>
        ([image[2], image[0], image[1]], new Turn(image[0] * image[1], image[2]));

    public void Apply<T>(ReadOnlySpan<T> source, Span<T> target)
    {
        var (rows, columns) = ((int)Rows, (int)Columns);
        for (var row = 0; row < rows; row++)
        {
            var line = source.Slice(row * columns, columns);
            for (var column = 0; column < columns; column++) target[column * rows + row] = line[column];
        }
    }
}
