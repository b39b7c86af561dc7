namespace Lethe.Data.Selectors;

public sealed record RandomOptions : AmountOptions;
