using Lethe.Attribution.Datamodels;
using Lethe.Attribution.EkFac;
using Lethe.Attribution.Evaluation;
using Lethe.Attribution.Foretelling;
using Lethe.Attribution.Hardness;
using Lethe.Attribution.Influence;
using Lethe.Attribution.Matching;
using Lethe.Attribution.Projections;
using Lethe.Attribution.Similarity;
using Lethe.Attribution.Trak;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;

namespace Lethe.Attribution.Tests;

public class ContractTests
{
    private const Needs Labels = Needs.ForgetLabels | Needs.RetainLabels;

    public static TheoryData<string> Cases => [.. Known.Keys];

    private static readonly Dictionary<string, PluginUnderTest> Known = new()
    {
        ["datamodel"] = PluginUnderTest.Of<Datamodel>(new DatamodelOptions { Shadows = 16 }),
        ["datamodel, l1"] = PluginUnderTest.Of<Datamodel>(new DatamodelOptions { Shadows = 16, Estimator = EstimatorKind.L1, Steps = 50, Penalties = 3 }),
        ["trak"] = PluginUnderTest.Of<TrakScores>(),
        ["trak, shadows, two-sided"] = PluginUnderTest.Of<TrakScores>(new TrakOptions { Shadows = 2, Projection = ProjectionKind.TwoSided, Side = 4 }),
        ["trak, dense"] = PluginUnderTest.Of<TrakScores>(new TrakOptions { Projection = ProjectionKind.Dense, Dimension = 20 }),
        ["influence"] = PluginUnderTest.Of<InfluenceScores>(new InfluenceOptions { Shadows = 1, Steps = 10 }),
        ["ek-fac"] = PluginUnderTest.Of<EkFacScores>(),
        ["ek-fac, shadows"] = PluginUnderTest.Of<EkFacScores>(new EkFacOptions { Shadows = 2, ShadowFraction = 1, Draws = 2, Loss = InfluenceLoss.Squared }),
        ["similarity"] = PluginUnderTest.Of<FeatureSimilarity>(),
        ["oracle matching"] = PluginUnderTest.Of<OracleMatching>(new OracleMatchingOptions { BatchSize = 32 }),
        ["datamodel matching"] = Referring(PluginUnderTest.Of<DatamodelMatching>(new DatamodelMatchingOptions { BatchSize = 64 }), Needs.Shadows),
        ["datamodel matching, influence"] = Referring(PluginUnderTest.Of<DatamodelMatching>(new DatamodelMatchingOptions { Attribution = "attribute.influence", BatchSize = 64 }), Labels),
        ["datamodel matching, ek-fac"] = Referring(PluginUnderTest.Of<DatamodelMatching>(new DatamodelMatchingOptions { Attribution = "attribute.ek-fac", BatchSize = 64 }), Labels | Needs.Layers),
        ["datamodel matching, trak"] = Referring(PluginUnderTest.Of<DatamodelMatching>(new DatamodelMatchingOptions { Attribution = "attribute.trak", BatchSize = 64 }), Labels),
        ["hard"] = PluginUnderTest.Of<HardSelector>(),
        ["hard, shadows"] = PluginUnderTest.Of<HardSelector>(new HardOptions { Shadows = 3, Order = HardnessOrder.Easiest }),
        ["hard, gradients"] = PluginUnderTest.Of<HardSelector>(new HardOptions { Score = HardnessScore.Grand }),
        ["lds"] = Referring(PluginUnderTest.Of<LdsEvaluator>(new LdsOptions { Shadows = 16, Targets = 20, Draws = 100 }), Needs.None),
        ["foretelling"] = Referring(PluginUnderTest.Of<ForetellingEvaluator>(new ForetellingOptions { Draws = 100 }), Needs.Shadows),
        ["foretelling, ek-fac"] = Referring(PluginUnderTest.Of<ForetellingEvaluator>(new ForetellingOptions { Attribution = "attribute.ek-fac", Oracles = 8, Draws = 100 }), Labels | Needs.Training | Needs.Layers),
    };

    [Theory, MemberData(nameof(Cases))]
    public void Plugin_KeepsItsPromises(string which)
    {
        var results = PluginContract.Check(Known[which]);

        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
        Assert.Equal(ContractOutcome.Pass, results.Single(row => row.Row == "runs").Outcome);
    }

    // What its attribution needs, a host gives as well.
    private static PluginUnderTest Referring(PluginUnderTest plugin, Needs more) => plugin with { Needs = plugin.Needs | more, Plugins = Shelf.Instance };
}
