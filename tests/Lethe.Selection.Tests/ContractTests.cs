using Lethe.Selection.Duplicates;
using Lethe.Selection.Memorised;
using Lethe.Selection.WorstCase;

namespace Lethe.Selection.Tests;

public class ContractTests
{
    public static TheoryData<string> Cases => [.. Known.Keys];

    private static readonly Dictionary<string, PluginUnderTest> Known = new()
    {
        ["worst case"] = PluginUnderTest.Of<WorstCaseSelector>(new WorstCaseOptions { BatchSize = 32 }),
        ["worst case, random start"] = PluginUnderTest.Of<WorstCaseSelector>(new WorstCaseOptions { Start = WeightStart.Random, Rounds = 2 }),
        ["worst case, classes"] = PluginUnderTest.Of<WorstCaseSelector>(new WorstCaseOptions { Of = ChoiceOf.Classes, Count = 1 }),
        ["memorised"] = PluginUnderTest.Of<MemorisedSelector>(),
        ["near-duplicates"] = PluginUnderTest.Of<NearDuplicatesSelector>(),
        ["near-duplicates, apart"] = PluginUnderTest.Of<NearDuplicatesSelector>(new NearDuplicatesOptions { Space = SimilaritySpace.Inputs, Twins = TwinRule.Apart }),
    };

    [Theory, MemberData(nameof(Cases))]
    [Trait("Speed", "slow")]
    public void Selector_InTheSmallWorld_KeepsEveryPromise(string which)
    {
        var results = PluginContract.Check(Known[which]);

        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
        Assert.Equal(ContractOutcome.Pass, results.Single(row => row.Row == "runs").Outcome);
    }
}
