using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>
/// A chain of straight pieces of one width: with x the distance of a logarithm below 0, and i the piece it lies in, the new logit
/// is minus the rise of all pieces before, and of the part of piece i up to x. The last piece has no end.
/// </summary>
internal sealed class PiecewiseLinearMap(Tensor slopes) : OrderKeepingMap
{
    public const string Name = "slopes";

    private const double Farthest = 100;

    private readonly long _pieces = slopes.numel();
    private readonly double _width = Farthest / slopes.numel();

    public override int Breadth => 4;

    public static PiecewiseLinearMap Start(int pieces) => new(nn.Parameter(ones(pieces, ScalarType.Float64)));

    public static new PiecewiseLinearMap Read(MapState state) =>
        state.Vector(Name) is { Length: > 0 } values ? new(state.Matrix(Name, values.Length)) : throw state.Bad("holds no slopes");

    public override Dictionary<string, Tensor> Numbers() => new() { [Name] = slopes };

    public override Tensor Apply(Tensor logs) => Bent(logs).log_softmax(1);

    /// <summary>The new logits, before the softmax.</summary>
    public Tensor Bent(Tensor logs)
    {
        var below = logs.neg();
        var piece = (below / _width).floor().clamp(0, _pieces - 1);
        var where = piece.to(ScalarType.Int64).reshape(-1);
        var rises = slopes.abs();
        var before = (rises.cumsum(0) - rises) * _width;
        return (before.index_select(0, where).view(logs.shape) + rises.index_select(0, where).view(logs.shape) * (below - piece * _width)).neg();
    }
}
