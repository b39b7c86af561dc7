using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>What a dataset is, without its records.</summary>
public sealed record DataFacts(string Name, InputDescription Input, IReadOnlyList<string> ClassNames, IReadOnlyList<SplitFacts> Splits);
