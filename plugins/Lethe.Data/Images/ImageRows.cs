using Lethe.Data.Records;

namespace Lethe.Data.Images;

/// <summary>Image files, decoded when they are asked for.</summary>
internal sealed class ImageRows(IReadOnlyList<string> files, ImageScaler scaler)
    : RowSource(files.Count, [scaler.Channels, scaler.Height, scaler.Width])
{
    protected override void ReadRow(int row, Span<float> into) => scaler.Scale(ImageFile.Decode(files[row]), into);
}
