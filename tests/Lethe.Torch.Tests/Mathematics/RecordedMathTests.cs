using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

public class RecordedMathTests
{
    private static readonly Dictionary<string, MathCase> Cases = new[]
    {
        ElementCases.All, ArithmeticCases.All, ComparisonCases.All, ReductionCases.All, OrderCases.All, ProductCases.All,
        MatrixCases.All, SpecialCases.All,
    }.SelectMany(cases => cases).ToDictionary(entry => entry.Name);

    public static TheoryData<string> Recorded => [.. MathFixture.Names];

    public static TheoryData<string> Differentiable => [.. MathFixture.Differentiable];

    [Fact]
    public void Tables_HereAndInTheFixture_NameTheSameCases()
    {
        Assert.Equal(MathFixture.Names.Order(), Cases.Keys.Order());
        Assert.All(Cases.Values, entry => Assert.NotEmpty(entry.Forms));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Function_InEachOfItsForms_GivesTheRecordedFigures(string name)
    {
        var expected = MathFixture.Outputs(name);
        for (var i = 0; i < Cases[name].Forms.Length; i++)
        {
            using var scope = NewDisposeScope();
            var actual = Cases[name].Forms[i](MathFixture.Inputs(name));
            Assert.Equal(expected.Length, actual.Length);
            for (var j = 0; j < actual.Length; j++) expected[j].AssertSame(actual[j], $"{name}, form {i}, result {j}");
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradient_OfEveryResult_AgreesWithDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var function = Cases[name].Forms[0];
        var inputs = MathFixture.Inputs(name);
        for (var result = 0; result < MathFixture.Outputs(name).Length; result++)
        {
            if (MathFixture.Outputs(name)[result].Type != ScalarType.Float64) continue;
            var which = result;
            GradCheck.Holds(points => function(points)[which], inputs, tolerance: 1e-5);
        }
    }
}
