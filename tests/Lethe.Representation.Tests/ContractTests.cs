using Lethe.Representation.Relearning;
using Lethe.Representation.Similarity;
using Lethe.Representation.Weights;

namespace Lethe.Representation.Tests;

public class ContractTests
{
    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(typeof(RepresentationEvaluator))]
    [InlineData(typeof(RelearningEvaluator))]
    [InlineData(typeof(WeightEvaluator))]
    public void Evaluator_InTheSmallWorld_KeepsEveryPromise(Type evaluator)
    {
        var results = PluginContract.Check(PluginUnderTest.Of(evaluator));

        Assert.NotEmpty(results);
        Assert.DoesNotContain(results, result => result.Outcome == ContractOutcome.Fail);
    }
}
