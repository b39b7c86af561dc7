using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using Lethe.Sdk;

[Plugin("eval.with-native", "With a native library")]
public sealed class WithNative : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics =>
        [new("native.cosine", "Cosine", Direction.Neutral, Cosine(0).ToString(CultureInfo.InvariantCulture))];

    public void Evaluate(EvaluationJob job) { }

    [DllImport("fixturemath", EntryPoint = "cos")]
    private static extern double Cosine(double x);
}
