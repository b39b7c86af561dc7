using static TorchSharp.torch;

namespace Lethe.Torch;

public abstract partial class WeightFile
{
    // How many names a message lists before it counts the rest.
    private const int Shown = 5;

    /// <summary>Loads a module's parameters and buffers, keeping their device and type.</summary>
    /// <param name="strict">Refuse a file that lacks a name of the module, or has one that the module lacks.</param>
    public LoadReport LoadInto(nn.Module module, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(module);
        return LoadInto(module.state_dict(), strict);
    }

    /// <summary>Loads into tensors that exist already, such as some of a module's, keeping their device and type.</summary>
    /// <param name="state">Tensors by name. Shapes must agree; everything is checked before the first is written.</param>
    /// <param name="strict">Refuse a file that lacks a name of the state, or has one that the state lacks.</param>
    public LoadReport LoadInto(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        var report = Compare(state);
        if (strict && !report.Complete) throw Fault(Misfit(report));
        var pairs = Entries.Where(entry => state.ContainsKey(entry.Name))
            .Select(entry => (Entry: entry, Tensor: state[entry.Name])).ToArray();
        foreach (var (entry, tensor) in pairs) RequireFit(entry, tensor);

        var direct = pairs.Where(pair => IsDirect(pair.Entry, pair.Tensor)).ToArray();
        FillChecked([.. direct.Select(pair => new FillTarget(pair.Entry, TensorMemory.Address(pair.Tensor)))]);
        foreach (var (entry, tensor) in pairs.Where(pair => !IsDirect(pair.Entry, pair.Tensor))) LoadThrough(entry, tensor);
        return report;
    }

    private LoadReport Compare(IReadOnlyDictionary<string, Tensor> state) => new(
        [.. state.Keys.Where(name => !Contains(name)).Order(StringComparer.Ordinal)],
        [.. Entries.Select(entry => entry.Name).Where(name => !state.ContainsKey(name))]);

    private static string Misfit(LoadReport report)
    {
        static string Some(IReadOnlyList<string> names) =>
            string.Join(", ", names.Take(Shown).Select(Quoted.Name)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
        var missing = report.Missing.Count == 0 ? "" : $"lacks {Some(report.Missing)}";
        var unexpected = report.Unexpected.Count == 0 ? "" : $"holds {Some(report.Unexpected)}, for which there is no place";
        return missing + (missing.Length > 0 && unexpected.Length > 0 ? "; " : "") + unexpected;
    }

    private void RequireFit(WeightEntry entry, Tensor tensor)
    {
        KnownType(entry);
        if (!tensor.shape.AsSpan().SequenceEqual(entry.Sizes))
        {
            throw Fault($"tensor {Quoted.Name(entry.Name)} has shape [{string.Join(", ", entry.Sizes)}], " +
                $"its place has [{string.Join(", ", tensor.shape)}]");
        }
    }

    private static bool IsDirect(WeightEntry entry, Tensor tensor) =>
        tensor.device_type == TorchSharp.DeviceType.CPU && tensor.dtype == entry.Type && tensor.is_contiguous();

    /// <summary>For places on another device, of another type or with strides of their own: by way of a plain tensor.</summary>
    private void LoadThrough(WeightEntry entry, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        tensor.copy_(LoadAll([entry])[entry.Name]);
    }
}
