using Lethe.Membership.Answers;

namespace Lethe.Membership.References;

/// <summary>
/// Which slope serves best when a shadow is attacked as if it were the subject: its members are known. Never tuned on the
/// subject itself.
/// </summary>
internal static class SlopeSearch
{
    private const int Steps = 10;
    private const double Unknown = 1;

    public static double Best(ReferenceGame game, RmiaPopulation population, bool online, double gamma, CancellationToken cancellation)
    {
        var rest = new RmiaReferences(game.Shadows[1..], game.Masks[1..]);
        int[] usable = [.. Enumerable.Range(0, game.Shadows.Length > 1 ? game.Records : 0).Where(record => rest.Has(record, online))];
        int[] members = [.. usable.Where(record => game.Masks[0][record])], others = [.. usable.Where(record => !game.Masks[0][record])];
        if (members.Length == 0 || others.Length == 0) return Unknown;
        double[] references = [.. Enumerable.Range(0, population.Shadows[0].Length)
            .Select(record => population.Shadows.Skip(1).Average(shadow => Margins.Probability(shadow[record])))];
        return Enumerable.Range(0, Steps + 1).Select(step => (double)step / Steps).MaxBy(slope =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Auc.Of(Scores(members, slope), Scores(others, slope)).Value;
        });

        double[] Scores(int[] records, double slope) =>
            rest.Scores(records, game.Shadows[0], population.Shadows[0], references, slope, online, gamma);
    }
}
