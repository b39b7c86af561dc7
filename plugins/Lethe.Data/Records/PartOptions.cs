using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Records;

/// <summary>How to part records that come in one piece.</summary>
public abstract record PartOptions : IDependsOnSeed
{
    [Range(0, 0.9), Description("Share of the training records set apart for validation, drawn with the request's seed.")]
    public double ValidationFraction { get; init; }

    [Range(0, 0.9), Description("Share of the records set apart for testing when the data has no test part of its own.")]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>A part that has a file of its own is not drawn.</summary>
    bool IDependsOnSeed.DependsOnSeed => (TestFraction > 0 && !HasTestFile) || (ValidationFraction > 0 && !HasValidationFile);

    internal virtual bool HasTestFile => false;

    internal virtual bool HasValidationFile => false;
}
