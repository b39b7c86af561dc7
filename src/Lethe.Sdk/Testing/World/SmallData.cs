namespace Lethe.Sdk.Testing;

/// <summary>Draws the records of the small world: one clear kind of record a class, with noise.</summary>
internal static class SmallData
{
    private const int Classes = 3;
    private const int Side = 12;
    private const int Owners = 9;

    private static readonly string[] ClassNames = ["left", "middle", "right"];

    /// <summary>One Gaussian blob a class.</summary>
    public static Dataset Features(int features, long seed, ReadWatch watch) => Of(
        "small features", new InputDescription([features], Repeat(features, 0), Repeat(features, 2)),
        new RandomStream(seed).Fork("features"), watch,
        (label, random, record) =>
        {
            for (var i = 0; i < record.Length; i++)
                record[i] = (float)((i % Classes == label ? 3 : -1) + random.NextNormal());
        });

    /// <summary>A bright bar whose place is the class.</summary>
    public static Dataset Images(long seed, ReadWatch watch) => Of(
        "small images", new InputDescription([1, Side, Side], [0.4], [0.3], 0, 1), new RandomStream(seed).Fork("images"), watch,
        (label, random, record) =>
        {
            for (var i = 0; i < record.Length; i++)
            {
                var isBar = i % Side / (Side / Classes) == label;
                record[i] = (float)Math.Clamp((isBar ? 0.7 : 0.25) + 0.2 * random.NextNormal(), 0, 1);
            }
        });

    private static Dataset Of(
        string name, InputDescription input, RandomStream random, ReadWatch watch, Action<int, RandomStream, Span<float>> draw) => new()
        {
            Name = name,
            Input = input,
            ClassNames = ClassNames,
            Train = Draw("train", 90, input, random, watch, draw),
            Validation = Draw("validation", 45, input, random, watch, draw),
            Test = Draw("test", 60, input, random, watch, draw),
        };

    private static Split Draw(
        string name, int count, InputDescription input, RandomStream random, ReadWatch watch, Action<int, RandomStream, Span<float>> draw)
    {
        var own = random.Fork(name);
        var size = (int)input.Shape.Aggregate(1L, (product, length) => product * length);
        var values = new float[count * size];
        var labels = new long[count];
        for (var row = 0; row < count; row++)
        {
            labels[row] = row % Classes;
            draw(row % Classes, own, values.AsSpan(row * size, size));
        }
        var rows = Enumerable.Range(0, count).ToArray();
        return new Split(name, new WatchedSource(values, input.Shape, watch), new RecordTable(
            [.. rows.Select(row => $"{name}-{row}")], labels, [.. rows.Select(row => $"owner-{row % Owners}")],
            new Dictionary<string, IReadOnlyList<double>> { ["place"] = [.. rows.Select(row => (double)row)] }));
    }

    private static double[] Repeat(int count, double value) => [.. Enumerable.Repeat(value, count)];
}
