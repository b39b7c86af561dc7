namespace Lethe.Hosting.Tests.Support;

/// <summary>An audit with a part of every kind that takes a few seconds.</summary>
public static class SmallRequest
{
    public const string Yaml =
        """
        name: Small
        seed: 3
        device: cpu
        data: { use: data.gaussians, train: 240, test: 120, seed: 5 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [16] }, epochs: 6 }
        forget: { use: forget.random, fraction: 0.1 }
        unlearn:
          - { use: unlearn.none }
          - { use: unlearn.fine-tune, epochs: 2 }
        evaluate:
          - { use: eval.utility }
          - { use: eval.oracle-gap, oracles: 3 }
          - { use: eval.calibration, draws: 100, recalibrate: [] }
        """;

    /// <summary>The same with other methods.</summary>
    public static string Unlearning(params string[] methods) => Yaml
        .Replace("  - { use: unlearn.none }\n", "", StringComparison.Ordinal)
        .Replace("  - { use: unlearn.fine-tune, epochs: 2 }\n", string.Concat(methods.Select(method => $"  - {{ use: {method} }}\n")), StringComparison.Ordinal);
}
