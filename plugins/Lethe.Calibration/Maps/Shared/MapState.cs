using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>The numbers of a map as they are read back: from a file, so that nothing is believed before it is looked at.</summary>
internal sealed class MapState(string plugin, IReadOnlyDictionary<string, Tensor> numbers)
{
    private const long MostClasses = 1_000_000;

    private int? _classes;

    public int Classes => _classes ??= Whole("classes", 2, MostClasses);

    public bool Has(string name) => numbers.ContainsKey(name);

    /// <summary>All of it is finite.</summary>
    public double[] Vector(string name)
    {
        using var scope = NewDisposeScope();
        if (!numbers.TryGetValue(name, out var tensor)) throw Bad($"holds no {name}");
        if (!tensor.is_floating_point()) throw Bad($"holds {name} that are no fractions");
        var values = MemoryMarshal.Cast<byte, double>(tensor.to(ScalarType.Float64, CPU).contiguous().bytes).ToArray();
        return values.All(double.IsFinite) ? values : throw Bad($"holds {name} that are not finite");
    }

    public double[] Vector(string name, int length) =>
        Vector(name) is var values && values.Length == length ? values : throw Bad($"must hold {length} numbers called {name}");

    public double Number(string name, double above, double below) =>
        Vector(name, 1)[0] is var number && number > above && number < below ? number : throw Bad($"must hold one number called {name} between {above} and {below}");

    /// <summary>The tensor itself: it lives as long as the state does.</summary>
    public Tensor Matrix(string name, params long[] shape)
    {
        _ = Vector(name);
        return numbers[name].shape.SequenceEqual(shape)
            ? numbers[name]
            : throw Bad($"must hold {name} of shape [{string.Join(", ", shape)}] and has [{string.Join(", ", numbers[name].shape)}]");
    }

    /// <summary>Numbers of several curves, one after the other, with the length of each.</summary>
    public double[][] Parts(string name)
    {
        var (all, lengths) = (Vector(name), Vector($"{name}Lengths"));
        if (lengths.Any(length => length < 0 || length > all.Length || length != Math.Floor(length)) || lengths.Sum() != all.Length)
            throw Bad($"holds {all.Length} {name} and lengths of their parts that do not add up to it");
        var (parts, done) = (new double[lengths.Length][], 0);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = all[done..(done + (int)lengths[i])];
            done += parts[i].Length;
        }
        return parts;
    }

    /// <summary>What <see cref="Parts"/> reads.</summary>
    public static void AddParts(Dictionary<string, Tensor> numbers, string name, IReadOnlyList<double[]> parts)
    {
        numbers[name] = tensor(parts.SelectMany(part => part).ToArray());
        numbers[$"{name}Lengths"] = tensor(parts.Select(part => (double)part.Length).ToArray());
    }

    public ModelException Bad(string fault) => new($"This is no saved map of {plugin}: it {fault}.");

    private int Whole(string name, long least, long most)
    {
        var number = Vector(name, 1)[0];
        return number >= least && number <= most && number == Math.Floor(number) ? (int)number : throw Bad($"must hold a whole number called {name}");
    }
}
