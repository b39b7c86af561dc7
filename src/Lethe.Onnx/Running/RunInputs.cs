namespace Lethe.Onnx.Running;

/// <summary>Pairs the data given with the inputs that the model declares.</summary>
internal static class RunInputs
{
    public static IReadOnlyList<(OnnxTensorInfo Info, OnnxInput Data)> Match(
        IReadOnlyList<OnnxTensorInfo> declared, IReadOnlyList<OnnxInput> given)
    {
        foreach (var group in given.GroupBy(input => input.Name))
        {
            if (group.Count() > 1) throw new OnnxInputException($"Input '{group.Key}' was given twice.");
            if (declared.All(info => info.Name != group.Key))
                throw new OnnxInputException($"The model has no input '{group.Key}'; it has {List(declared)}.");
        }

        return [.. declared.Select(info => (info, Find(info, given)))];
    }

    public static IReadOnlyList<OnnxTensorInfo> Outputs(
        IReadOnlyList<OnnxTensorInfo> declared, IReadOnlyList<string>? names)
    {
        OnnxTensorInfo[] chosen = names is null
            ? [.. declared.Where(info => info.IsNumeric)]
            : [.. names.Distinct().Select(name => declared.FirstOrDefault(info => info.Name == name)
                ?? throw new OnnxInputException($"The model has no output '{name}'; it has {List(declared)}."))];
        if (chosen.Length == 0) throw new OnnxInputException(
            $"No output holds numbers; the model has {List(declared)}.");
        if (chosen.FirstOrDefault(info => !info.IsNumeric) is { } odd)
            throw new OnnxInputException(
                $"Output '{odd.Name}' does not hold numbers ({odd}). Export the model with plain tensor outputs, " +
                "for scikit-learn with zipmap off.");
        return chosen;
    }

    /// <summary>How many rows the inputs have; they have to agree.</summary>
    public static long Rows(IReadOnlyList<(OnnxTensorInfo Info, OnnxInput Data)> inputs)
    {
        var first = inputs.FirstOrDefault(input => !input.Data.IsShared).Data
            ?? throw new OnnxInputException("No input has rows; give at least one with OnnxInput.Rows.");
        foreach (var (info, data) in inputs)
        {
            if (data.IsShared) continue;
            if (data.Shape.IsEmpty)
                throw new OnnxInputException(
                    $"Input '{info.Name}' was given one value without a shape; the first dimension counts rows.");
            if (data.Shape[0] != first.Shape[0])
                throw new OnnxInputException(
                    $"Inputs '{first.Name}' and '{info.Name}' have {first.Shape[0]} and {data.Shape[0]} rows; " +
                    "they need the same.");
        }

        return first.Shape[0] > 0 ? first.Shape[0] : throw new OnnxInputException($"Input '{first.Name}' has no rows.");
    }

    private static OnnxInput Find(OnnxTensorInfo info, IReadOnlyList<OnnxInput> given)
    {
        var data = given.FirstOrDefault(input => input.Name == info.Name)
            ?? throw new OnnxInputException($"Input '{info}' was not given; the model needs it.");
        if (!info.IsNumeric)
            throw new OnnxInputException(
                $"Input '{info.Name}' does not take numbers ({info}), and only numbers can be given.");
        if (!Conversion.IsPossible(data.ElementType, info.ElementType))
            throw new OnnxInputException(
                $"Input '{info.Name}' wants {info.ElementType} but was given {data.ElementType}. " +
                $"{Advice(info.ElementType)}");
        return data;
    }

    private static string Advice(OnnxElementType wanted) => wanted.IsFloating()
        ? "Give float or double values; scale bytes yourself, the model does not say how."
        : "Give whole numbers: long, int, byte or bool.";

    private static string List(IReadOnlyList<OnnxTensorInfo> infos) =>
        infos.Count == 0 ? "none" : string.Join("; ", infos);
}
