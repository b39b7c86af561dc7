namespace Lethe.Web.Api;

/// <summary>A part of the datasets.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DatasetList(IReadOnlyList<DatasetItem> Datasets, int Total);
