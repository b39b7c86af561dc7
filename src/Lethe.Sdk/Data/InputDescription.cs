namespace Lethe.Sdk;

/// <summary>
/// What one input looks like. Datasets deliver inputs in natural units (images in [0, 1]); networks standardise with
/// <see cref="Mean"/> and <see cref="Deviation"/> inside, so that attacks and certificates speak of real pixels.
/// </summary>
/// <param name="Shape">Without the batch dimension: channels, height, width for images; features for tables.</param>
/// <param name="Mean">Per channel or feature; empty: no standardisation.</param>
/// <param name="Deviation">Per channel or feature, positive.</param>
/// <param name="Low">The least value an input can take; null: unbounded.</param>
/// <param name="High">The greatest value an input can take; null: unbounded.</param>
public sealed record InputDescription(
    IReadOnlyList<long> Shape, IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation, double? Low = null, double? High = null);
