using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.References;

/// <summary>
/// A world with known laws: each record has a difficulty, each model adds normal noise, and a model that saw a record adds
/// that record's gap.
/// </summary>
internal sealed class Planted
{
    public const int Forget = 300;
    public const int Memorised = 5;

    private readonly RandomStream _random = new(17);
    private readonly double[] _difficulty;
    private readonly Func<int, double> _gap;

    /// <param name="difficulty">Null: normal with deviation 2.</param>
    public Planted(Func<int, double> gap, Func<int, double>? difficulty = null)
    {
        _gap = gap;
        Stage = new Stage(Forget, 100, 600);
        _difficulty = [.. Enumerable.Range(0, Stage.Count).Select(row => difficulty?.Invoke(row) ?? 2 * _random.NextNormal())];
    }

    public Stage Stage { get; }

    /// <summary>A few records, mislabelled and so taken for something else, are known by heart; the others leave no trace.</summary>
    public static Planted WithMemorised() => new(row => IsMemorised(row) ? 8 : 0, row => IsMemorised(row) ? -4 : 2);

    public MemoryEvaluationJob Run(string id, bool knows, int shadows, string options)
    {
        var oracles = Enumerable.Range(0, 5).Select(_ => Stage.Oracle(Margins(_ => false)));
        var others = Enumerable.Range(0, shadows).Select(_ =>
        {
            bool[] mask = [.. Enumerable.Range(0, Stage.Data.Train.Count).Select(_ => _random.NextDouble() < 0.5)];
            return Stage.Shadow(row => mask[row], Margins(row => row < mask.Length && mask[row]));
        });
        return Stage.Run(id, Stage.Model(Margins(row => knows && row < Stage.Data.Train.Count)), [.. oracles], [.. others], options);
    }

    /// <summary>The ids of the records that the attack is surest of.</summary>
    public static IEnumerable<string> Top(MemoryEvaluationJob job) =>
        job.Exhibits.OfType<TableExhibit>().Single().Rows.Take(Memorised).Select(row => row[0]);

    public static IEnumerable<string> MemorisedIds => Enumerable.Range(0, Forget).Where(IsMemorised).Select(row => $"train{row}");

    private static bool IsMemorised(int row) => row < Forget && row % 60 == 7;

    private Func<int, double> Margins(Func<int, bool> saw)
    {
        double[] margins = [.. _difficulty.Select((difficulty, row) => difficulty + (saw(row) ? _gap(row) : 0) + _random.NextNormal())];
        return row => margins[row];
    }
}
