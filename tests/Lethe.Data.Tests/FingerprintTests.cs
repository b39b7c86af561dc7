using Lethe.Data.Glyphs;
using Lethe.Data.Records;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests;

public sealed class FingerprintTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static Split Make(float[]? values = null, string[]? ids = null, long[]? labels = null, string[]? owners = null, string name = "train") =>
        new(name, new TableSource(values ?? [1, 2, 3, 4], 2), new RecordTable(ids ?? ["a", "b"], labels ?? [0, 1], owners));

    [Fact]
    public void Compute_ChangesWithAnyPartOfARecordAndWithNothingElse()
    {
        string[] all =
        [
            Of(Make()), Of(Make(values: [1, 2, 3, 5])), Of(Make(ids: ["a", "c"])), Of(Make(labels: [0, 0])),
            Of(Make(owners: ["x", "y"])), Of(Make(owners: ["x", "x"])), Of(Make().WithoutLabels()), Of(Make().Subset("train", [1, 0])),
            Of(Make().Subset("train", [0])), Of(Make(ids: ["ab", ""])),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all[0], Of(Make(name: "test")));
        Assert.Equal(all[0], Of(Make().Subset("train", [0, 1])));
        Assert.Matches("^[0-9a-f]{64}$", all[0]);
    }

    [Fact]
    public void Compute_OfTheKnownLayout_IsTheHashOfTheseBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("lethe split 1\n"u8);
            writer.Write(1L);
            writer.Write(7L);
            writer.Write("Float32"u8);
            writer.Write(2L);
            writer.Write(1.5f);
            writer.Write(-2f);
            writer.Write(1L);
            writer.Write("a"u8);
            writer.Write(3L);
            writer.Write(-1L);
        }
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream.ToArray()));
        Assert.Equal(expected, Of(Make([1.5f, -2], ["a"], [3])));
    }

    [Fact]
    public void Compute_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SplitFingerprint.Compute(Make(), cancellation: source.Token));
    }

    [Fact]
    public void Glyphs_KeepTheirPixelsOverVersions()
    {
        var data = new GlyphSource(new GlyphOptions { Train = 100, Test = 0, Size = 16, Seed = 4, Duplicates = 0.1, LabelNoise = 0.1 }).Load(Jobs.Data());
        Assert.Equal("a3130d25d8c6a1ce05af046f866757b99bf2555a3259e8a17420aa8c3ef21ab9", Of(data.Train));
    }

    private static string Of(Split split) => SplitFingerprint.Compute(split, cancellation: Cancellation);
}
