using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps.OrderKeeping;

public sealed record HCalibrationOptions
{
    [Description("Families of maps to try; of all that are tried the best one is kept.")]
    public IReadOnlyList<OrderKeepingKind> Maps { get; init; } = [OrderKeepingKind.PiecewiseLinear];

    [Range(1, 10_000), Description("Numbers of pieces to try in a piecewise linear map.")]
    public IReadOnlyList<int> Segments { get; init; } = [10];

    [Range(1, 500), Description("Widths of the layers to try in a network.")]
    public IReadOnlyList<int> Hidden { get; init; } = [10];

    [Range(1, 1000), Description("Numbers of temperatures to try in a mixture.")]
    public IReadOnlyList<int> Temperatures { get; init; } = [32];

    [Range(0, 0.5), Description("The share of the records that is kept back to choose the map and the epoch by. 0: they are chosen by the records of the fit.")]
    public double HeldOut { get; init; } = 0.2;

    [Description("What a map is chosen by: log-loss, confidence (the debiased error of the confidence) or classes (the mean error of the classes).")]
    public KeptBy KeptBy { get; init; } = KeptBy.LogLoss;

    [Description("Look at the loss without the records of one class after the other. It takes a pass over the records for each class.")]
    public bool LeaveOut { get; init; } = true;

    [Range(1, 100_000), Description("Of more classes than these so many are left out in each step, drawn anew.")]
    public int MostLeftOut { get; init; } = 100;

    [Range(1, 100_000), Description("At most so many epochs. It ends earlier when the error of the confidence has not fallen for 160.")]
    public int Epochs { get; init; } = 2000;

    [Range(1e-6, 1), Description("The length of Adam's first steps.")]
    public double LearningRate { get; init; } = 0.005;

    [Range(1, 1_000_000), Description("Records in a step.")]
    public int BatchSize { get; init; } = 5000;

    /// <summary>Every family with every size asked for.</summary>
    internal IEnumerable<(OrderKeepingKind Kind, int Size)> Candidates => Maps.Distinct().SelectMany(kind => SizesOf(kind).Distinct().Select(size => (kind, size)));

    private IReadOnlyList<int> SizesOf(OrderKeepingKind kind) => kind switch
    {
        OrderKeepingKind.PiecewiseLinear => Segments,
        OrderKeepingKind.Network => Hidden,
        _ => Temperatures,
    };
}
