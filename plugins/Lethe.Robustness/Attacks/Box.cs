using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>Where an attacked input may lie: within epsilon of its record in every number, and within the data's bounds.</summary>
internal sealed record Box(Tensor Low, Tensor High)
{
    public static Box Around(Tensor clean, double epsilon, InputDescription input)
    {
        using var scope = NewDisposeScope();
        var low = Inwards(clean, -epsilon);
        var high = Inwards(clean, epsilon);
        // A record that lies outside the bounds itself is not drawn in by the attack.
        if (input.Low is { } least) low = low.maximum(clean.clamp(max: least));
        if (input.High is { } most) high = high.minimum(clean.clamp(min: most));
        return new Box(scope.MoveToOuter(low), scope.MoveToOuter(high));
    }

    public Tensor Into(Tensor inputs) => inputs.clamp(Low, High);

    public Box Rows(Tensor index) => new(Low.index_select(0, index), High.index_select(0, index));

    // The end of the way in the input's own precision; where rounding has carried it too far, the number before it.
    private static Tensor Inwards(Tensor clean, double distance)
    {
        var wide = clean.to(ScalarType.Float64);
        var end = (wide + distance).to(clean.dtype);
        var isTooFar = (end.to(ScalarType.Float64) - wide).abs().gt(Math.Abs(distance));
        return end.nextafter(clean).where(isTooFar, end);
    }
}
