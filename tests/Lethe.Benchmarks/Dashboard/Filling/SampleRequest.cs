using System.Globalization;

namespace Lethe.Benchmarks.Dashboard.Filling;

/// <summary>Requests as people write them; every number gives another subject, on other data, under another name.</summary>
internal static class SampleRequest
{
    public const string Architecture = "model.train";

    public static string NameOf(int series) => $"Customer model {(series + 1).ToString("D2", CultureInfo.InvariantCulture)}, nightly";

    public static string Of(int series, int seed) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        # What was asked for in writing is forgotten every night, and looked at before it is put to use.
        name: {{NameOf(series)}}
        seed: {{seed}}
        device: cpu
        data: { use: data.gaussians, train: 2400, test: 1200, seed: {{series}} }
        subject: { use: {{Architecture}}, architecture: { use: arch.mlp, widths: [64, 64] }, epochs: 20 }
        forget: { use: forget.random, fraction: 0.02 }
        unlearn:
          - { use: unlearn.fine-tune, epochs: 2 }
        evaluate:
          - { use: eval.utility }
          - { use: eval.oracle-gap, oracles: 8 }
          - { use: eval.calibration }
        """);
}
