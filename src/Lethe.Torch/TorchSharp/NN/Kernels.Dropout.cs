using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    public static Tensor Dropout(Tensor input, double p, bool training, bool inplace) =>
        Drop(Aten.dropout, Aten.dropout_, input, p, training, inplace);

    public static Tensor AlphaDropout(Tensor input, double p, bool training, bool inplace) =>
        Drop(Aten.alpha_dropout, Aten.alpha_dropout_, input, p, training, inplace);

    public static Tensor FeatureAlphaDropout(Tensor input, double p, bool training, bool inplace) =>
        Drop(Aten.feature_alpha_dropout, Aten.feature_alpha_dropout_, input, p, training, inplace);

    /// <summary>Drops whole channels of batches of <paramref name="spatial"/>-dimensional maps, or of one unbatched example.</summary>
    public static Tensor FeatureDropout(Tensor input, int spatial, double p, bool training, bool inplace)
    {
        var dimensions = input.Dimensions;
        if (dimensions == spatial + 2) return Drop(Aten.feature_dropout, Aten.feature_dropout_, input, p, training, inplace);
        // libtorch takes the first dimension for the batch, and would then drop single rows of an unbatched example.
        if (dimensions != spatial + 1)
            throw new ArgumentException($"A tensor with {spatial + 1} or {spatial + 2} dimensions is needed, this has {dimensions}.");
        using var batch = Aten.unsqueeze.Call(input, 0);
        using var dropped = Drop(Aten.feature_dropout, Aten.feature_dropout_, batch, p, training, inplace);
        return Aten.squeeze_dim.Call(dropped, 0);
    }

    // The result in place is a second reference, so that it can be disposed without taking the input along.
    private static Tensor Drop(Operator fresh, Operator inPlace, Tensor input, double p, bool training, bool inplace) =>
        inplace ? inPlace.CallInPlace(input, p, training).alias() : fresh.Call(input, p, training);
}
