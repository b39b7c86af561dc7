using System.ComponentModel.DataAnnotations;

namespace Lethe.Sdk.Tests.Good;

public sealed record DescentOptions
{
    [Range(1, 100)] public int Epochs { get; init; } = 2;

    [Range(1e-6, 1)] public double LearningRate { get; init; } = 0.05;
}
