namespace Lethe.Data.Records;

/// <summary>Inputs side by side in one array of floats.</summary>
internal sealed class TableSource(float[] values, int width) : RowSource(values.Length / width, [width])
{
    protected override void ReadRow(int row, Span<float> into) => values.AsSpan(row * Width, Width).CopyTo(into);
}
