using Lethe.Membership.Attacks;
using Lethe.Membership.Challenge;
using Lethe.Membership.Klom;
using Lethe.Membership.Privacy;
using Lethe.Membership.References;
using Lethe.Membership.Unlearned;

namespace Lethe.Membership.Tests;

public class ContractTests
{
    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(typeof(KlomEvaluator))]
    [InlineData(typeof(MembershipEvaluator))]
    [InlineData(typeof(LiraEvaluator))]
    [InlineData(typeof(RmiaEvaluator))]
    [InlineData(typeof(ReferenceLossEvaluator))]
    [InlineData(typeof(ULiraEvaluator))]
    [InlineData(typeof(ForgettingScoreEvaluator))]
    [InlineData(typeof(EpsilonEvaluator))]
    public void Evaluator_InTheSmallWorld_KeepsEveryPromise(Type evaluator)
    {
        // Few models: the rows run each evaluator about ten times.
        object? options = evaluator == typeof(KlomEvaluator) ? new KlomOptions { Models = 8 }
            : evaluator == typeof(ForgettingScoreEvaluator) ? new ForgettingScoreOptions { Models = 8 }
            : evaluator == typeof(ULiraEvaluator) ? new ULiraOptions { Shadows = 16, Fewest = 3 }
            : null;

        var results = PluginContract.Check(PluginUnderTest.Of(evaluator, options));

        Assert.NotEmpty(results);
        Assert.DoesNotContain(results, result => result.Outcome == ContractOutcome.Fail);
    }
}
