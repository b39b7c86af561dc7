namespace Lethe.Onnx.Running;

/// <summary>Fits the shape of the data given to the shape that the model declares.</summary>
internal static class InputShape
{
    /// <summary>The shape of one row as the model gets it, and how each row has to be turned for that.</summary>
    public static (long[] Row, Turn Turn) Row(OnnxTensorInfo info, ReadOnlySpan<long> data, OnnxRunOptions options)
    {
        if (info.Shape.Count == 0 || data.Length == 0) throw Mismatch(info, data);
        var wanted = info.Shape.Skip(1).ToArray();
        var given = data[1..];
        if (Forced(wanted, given, options) is { } forced)
            return Fits(forced.Shape, wanted) ? forced : throw Mismatch(info, data);
        if (Fits(given, wanted)) return (given.ToArray(), default);
        if (given.Length != wanted.Length)
            return (Reshape(given, wanted) ?? throw Mismatch(info, data), default);
        if (given.Length != 3 || options.DataLayout != OnnxLayout.Auto && options.DataLayout == options.ModelLayout)
            throw Mismatch(info, data);
        return TurnToFit(info, data, wanted, options);
    }

    /// <summary>The shape of a value that goes with every batch.</summary>
    public static long[] Shared(OnnxTensorInfo info, ReadOnlySpan<long> data)
    {
        if (Fits(data, info.Shape)) return data.ToArray();
        return (data.Length == info.Shape.Count ? null : Reshape(data, info.Shape)) ?? throw Mismatch(info, data);
    }

    // Both layouts said, and different: the caller knows more than the shapes can tell.
    private static (long[] Shape, Turn Turn)? Forced(
        OnnxDimension[] wanted, ReadOnlySpan<long> given, OnnxRunOptions options)
    {
        if (options.DataLayout == OnnxLayout.Auto || options.ModelLayout == OnnxLayout.Auto) return null;
        if (options.DataLayout == options.ModelLayout || wanted.Length != 3) return null;
        var toNhwc = options.ModelLayout == OnnxLayout.Nhwc;
        if (given.Length == 3) return toNhwc ? Turn.ToNhwc(given) : Turn.ToNchw(given);
        if (Reshape(given, wanted) is not { } model) return null;
        // Flat data has no dimensions of its own; it is the model's image in the other order.
        return (model, toNhwc ? new Turn(model[2], model[0] * model[1]) : new Turn(model[1] * model[2], model[0]));
    }

    private static (long[] Row, Turn Turn) TurnToFit(
        OnnxTensorInfo info, ReadOnlySpan<long> data, OnnxDimension[] wanted, OnnxRunOptions options)
    {
        var (nhwc, nchw) = (Turn.ToNhwc(data[1..]), Turn.ToNchw(data[1..]));
        var (given, model) = (options.DataLayout, options.ModelLayout);
        var toNhwc = given != OnnxLayout.Nhwc && model != OnnxLayout.Nchw && Fits(nhwc.Shape, wanted);
        var toNchw = given != OnnxLayout.Nchw && model != OnnxLayout.Nhwc && Fits(nchw.Shape, wanted);
        if (toNhwc && toNchw)
            throw new OnnxInputException(
                $"Input '{info.Name}' wants {ShapeText.Of(info.Shape)}; " +
                $"data of shape {ShapeText.Of(data)} could be turned to that in two ways. Set DataLayout.");
        if (toNhwc) return nhwc;
        return toNchw ? nchw : throw Mismatch(info, data);
    }

    private static bool Fits(ReadOnlySpan<long> given, IReadOnlyList<OnnxDimension> wanted)
    {
        if (given.Length != wanted.Count) return false;
        for (var i = 0; i < given.Length; i++)
        {
            if (wanted[i].Size is { } size && size != given[i]) return false;
        }

        return true;
    }

    /// <summary>The same values under the wanted dimensions, of which at most one may be open.</summary>
    private static long[]? Reshape(ReadOnlySpan<long> given, IReadOnlyList<OnnxDimension> wanted)
    {
        var (count, known, open) = (1L, 1L, -1);
        foreach (var size in given) count *= size;
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i].Size is { } size)
            {
                // The file chose these sizes: their product must not wrap around into one that fits.
                if (size > 0 && known > long.MaxValue / size) return null;
                known *= size;
            }
            else if (open >= 0) return null;
            else open = i;
        }

        if (open < 0 ? known != count : known == 0 || count % known != 0) return null;
        return [.. wanted.Select(dimension => dimension.Size ?? count / known)];
    }

    private static OnnxInputException Mismatch(OnnxTensorInfo info, ReadOnlySpan<long> data) =>
        new(
            $"Input '{info.Name}' wants {info.ElementType} {ShapeText.Of(info.Shape)} but was given shape " +
            $"{ShapeText.Of(data)}.");
}
