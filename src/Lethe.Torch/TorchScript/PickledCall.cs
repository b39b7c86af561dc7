namespace Lethe.Torch;

/// <summary>What the pickles of TorchScript may call, and with what.</summary>
internal static class PickledCall
{
    private static readonly HashSet<string> Harmless =
    [
        "collections.OrderedDict", "torch.device", "torch.jit._pickle.build_intlist", "torch.jit._pickle.build_doublelist",
        "torch.jit._pickle.build_boollist", "torch.jit._pickle.build_tensorlist", "torch.jit._pickle.restore_type_tag",
    ];

    public static void Check(PickleGlobal function, object?[] arguments)
    {
        var name = function.ToString();
        if (name is "torch._utils._rebuild_tensor_v2" or "torch._utils._rebuild_qtensor") CheckTensor(arguments);
        else if (name == "collections.OrderedDict" ? arguments.Length != 0 : Expected(name) is { } count && arguments.Length != count)
            throw Bad($"{name} is called with {arguments.Length} arguments");
        else if (!Harmless.Contains(name) && function.Module.Split('.')[0] != "__torch__")
            throw Bad($"it calls {name}, which no script needs");
    }

    /// <summary>The numbers that a tensor refers to: a kind, a name, a device and a count, which must fit the entry.</summary>
    public static PickleStorage Storage(object?[] reference, Func<string, long?> sizeOf)
    {
        if (reference is not ["storage", PickleGlobal { Module: "torch" } kind, string key, string, long elements]
            || ElementSize(kind.Name) is not { } size)
        {
            throw Bad("it refers to numbers in an unknown way");
        }
        // A tensor of no elements has no entry of its own in every version.
        var there = sizeOf(key) ?? (elements == 0 ? 0 : throw Bad($"the numbers '{key}' are missing"));
        return elements >= 0 && (Int128)elements * size <= there
            ? new PickleStorage(elements)
            : throw Bad($"the numbers '{key}' are {there} bytes, fewer than it says");
    }

    private static int? ElementSize(string storage) => storage switch
    {
        "ComplexDoubleStorage" => 16,
        "DoubleStorage" or "LongStorage" or "ComplexFloatStorage" => 8,
        "FloatStorage" or "IntStorage" or "QInt32Storage" => 4,
        "HalfStorage" or "BFloat16Storage" or "ShortStorage" => 2,
        "CharStorage" or "ByteStorage" or "BoolStorage" => 1,
        "QInt8Storage" or "QUInt8Storage" or "QUInt4x2Storage" or "QUInt2x4Storage" => 1,
        _ => null,
    };

    private static int? Expected(string name) => name switch
    {
        "torch.device" => 1,
        "torch.jit._pickle.restore_type_tag" => 2,
        _ when name.StartsWith("torch.jit._pickle.build_", StringComparison.Ordinal) => 1,
        _ => null,
    };

    private static void CheckTensor(object?[] arguments)
    {
        if (arguments.Length < 6 || arguments is not [PickleStorage storage, long offset, object?[] sizes, object?[] strides, ..]
            || sizes.Length != strides.Length || sizes.Length > 64 || !sizes.Concat(strides).All(number => number is >= 0L))
        {
            throw Bad("a tensor is described in an unknown way");
        }
        var last = (Int128)offset;
        for (var i = 0; i < sizes.Length; i++)
        {
            if ((long)sizes[i]! == 0) return;
            last += (Int128)((long)sizes[i]! - 1) * (long)strides[i]!;
        }
        if (offset < 0 || last >= storage.Elements) throw Bad("a tensor reaches beyond its numbers");
    }

    private static InvalidDataException Bad(string what) => new($"The archive is damaged: {what}.");
}
