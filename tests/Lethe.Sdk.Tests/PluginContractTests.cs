using Lethe.Sdk.Tests.Bad;
using Lethe.Sdk.Tests.Good;

namespace Lethe.Sdk.Tests;

public class PluginContractTests
{
    private static readonly ContractSettings Short = new() { RunLimit = TimeSpan.FromSeconds(20), CancelLimit = TimeSpan.FromSeconds(2) };

    public static TheoryData<Type> GoodPlugins =>
    [
        typeof(Descent), typeof(Accuracy), typeof(FirstRecords), typeof(OneLayer), typeof(Squared), typeof(Fresh), typeof(Closeness),
        typeof(NumberSource), typeof(Temperature),
    ];

    public static TheoryData<Type, string> BadPlugins => new()
    {
        { typeof(Wordless), "identity" },
        { typeof(WrongPrefix), "identity" },
        { typeof(Picky), "options" },
        { typeof(Drifting), "options" },
        { typeof(Crashing), "runs" },
        { typeof(Peeking), "labels" },
        { typeof(Casting), "refuses" },
        { typeof(Greedy), "refuses" },
        { typeof(Ungrateful), "refuses" },
        { typeof(Diverging), "finite" },
        { typeof(NotANumber), "finite" },
        { typeof(Holes), "finite" },
        { typeof(InfiniteLoss), "finite" },
        { typeof(Undeclared), "findings" },
        { typeof(Silent), "findings" },
        { typeof(Groundless), "findings" },
        { typeof(OfNobody), "findings" },
        { typeof(Offside), "findings" },
        { typeof(Twofold), "findings" },
        { typeof(SamePicture), "exhibits" },
        { typeof(OwnPicture), "exhibits" },
        { typeof(Backwards), "rows" },
        { typeof(Twice), "rows" },
        { typeof(Beyond), "rows" },
        { typeof(Nothing), "rows" },
        { typeof(Namesakes), "records" },
        { typeof(OffScale), "records" },
        { typeof(Positional), "records" },
        { typeof(TooWide), "logits" },
        { typeof(TooNarrow), "logits" },
        { typeof(Boasting), "gives" },
        { typeof(VectorLoss), "loss" },
        { typeof(DetachedLoss), "loss" },
        { typeof(Overconfident), "probabilities" },
        { typeof(ForgetfulMap), "probabilities" },
        { typeof(Sideways), "scores" },
        { typeof(DoubleScores), "scores" },
        { typeof(Untidy), "subject-unchanged" },
        { typeof(Freezing), "subject-unchanged" },
        { typeof(Teacher), "original-unchanged" },
        { typeof(Remembering), "deterministic" },
        { typeof(Unseeded), "deterministic" },
        { typeof(SecretlySeeded), "seedless" },
        { typeof(Wasteful), "budget" },
        { typeof(Unmetered), "budget" },
        { typeof(Hoarding), "no-leak" },
        { typeof(Deaf), "cancels" },
        { typeof(Stubborn), "cancels" },
        { typeof(Huffy), "cancels" },
    };

    [Theory]
    [MemberData(nameof(GoodPlugins))]
    public void Plugin_ThatKeepsItsPromises_FailsNoRow(Type type)
    {
        var results = PluginContract.Check(PluginUnderTest.Of(type), Short);
        Assert.All(results, result => Assert.True(result.Outcome != ContractOutcome.Fail, Text(result)));
        string[] cancels = type.IsAssignableTo(typeof(IArchitecture)) || type.IsAssignableTo(typeof(ITrainingObjective)) ? [] : ["cancels"];
        Assert.Equal(cancels, results.Where(result => result.Row == "cancels").Select(result => result.Row));
        Assert.All(["identity", "runs", "deterministic", "no-leak", .. cancels], row => Assert.Equal(ContractOutcome.Pass, results.Single(result => result.Row == row).Outcome));
        Assert.All(results, result => Assert.EndsWith(".", result.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BadPlugins))]
    public void Plugin_ThatBreaksOnePromise_FailsThatRowAlone(Type type, string row)
    {
        var results = PluginContract.Check(PluginUnderTest.Of(type), Short);
        var failed = results.Where(result => result.Outcome == ContractOutcome.Fail).ToArray();
        Assert.True(failed is [var only] && only.Row == row, string.Join(Environment.NewLine, failed.Select(Text)));
    }

    [Fact]
    public void Rows_AllOfThem_HaveABadPlugin() =>
        Assert.Equal(PluginContract.Rows.Order(), BadPlugins.Select(row => row.Data.Item2).Distinct().Order());

    [Fact]
    public void Plugin_ThatHangs_FailsToRun_AndEverythingAfterSaysSo()
    {
        var results = PluginContract.Check(PluginUnderTest.Of<Hanging>(), Short with { RunLimit = TimeSpan.FromSeconds(1) });
        var runs = results.Single(result => result.Row == "runs");
        Assert.Equal((ContractOutcome.Fail, "It did not end within 1 s."), (runs.Outcome, runs.Detail));
        Assert.All(results.SkipWhile(result => result.Row != "runs").Skip(1), result => Assert.Equal(ContractOutcome.NotApplicable, result.Outcome));
    }

    [Fact]
    public void Observer_OfACheck_SeesEveryRowBeginAndEnd()
    {
        var observer = new Listening();
        var results = PluginContract.Check(PluginUnderTest.Of<FirstRecords>(), Short with { Observer = observer });
        Assert.Equal(results.SelectMany(result => new[] { $"begins {result.Row}", $"ended {result.Row}" }), observer.Heard);
    }

    [Fact]
    public void Plugin_ThatRefusesInWords_IsNotFailed()
    {
        var results = PluginContract.Check(PluginUnderTest.Of<Refusing>(), Short);
        Assert.DoesNotContain(results, result => result.Outcome == ContractOutcome.Fail);
        Assert.Equal("It refuses the small world: This wants text.", results.Single(result => result.Row == "runs").Detail);
    }

    private static string Text(ContractResult result) => $"{result.Row}: {result.Detail}";

    [Plugin("unlearn.refusing", "Refusing", Summary = "For text alone.")]
    private sealed class Refusing : IUnlearner
    {
        public void Unlearn(UnlearningJob job) => throw new ModelException("This wants text.");
    }

    private sealed class Listening : IContractObserver
    {
        public List<string> Heard { get; } = [];

        public void Begins(string row, string promise) => Heard.Add($"begins {row}");

        public void Ended(ContractResult result) => Heard.Add($"ended {result.Row}");
    }
}
