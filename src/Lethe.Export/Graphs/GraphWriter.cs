using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>Adds nodes and constants to a graph under names that no other has.</summary>
internal sealed class GraphWriter(OnnxGraph graph, IEnumerable<string> reserved)
{
    private readonly HashSet<string> _names = new(reserved, StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<nint> _frozen = [];
    private int _issued;

    /// <summary>What new names begin with: the operator that is being translated.</summary>
    public string Stem { get; set; } = "value";

    public Term Node(ScalarType type, string op, IReadOnlyList<Term> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        Nodes([type], op, inputs, attributes)[0];

    public Term[] Nodes(
        IReadOnlyList<ScalarType> types, string op, IReadOnlyList<Term> inputs, params IReadOnlyList<OnnxAttribute> attributes)
    {
        if (inputs.Any(input => RuntimeTypes.For(op, input.Type) != input.Type))
        {
            Term[] known = [.. inputs.Select(input => Cast(input, RuntimeTypes.For(op, input.Type)))];
            return [.. Nodes([.. types.Select(type => RuntimeTypes.For(op, type))], op, known, attributes).Zip(types, Cast)];
        }
        Term[] outputs = [.. types.Select(type => new Term(Fresh(Stem), type))];
        graph.Node(op, [.. inputs.Select(input => input.Name)], [.. outputs.Select(output => output.Name)], attributes);
        return outputs;
    }

    public Term Cast(Term term, ScalarType type) => term.Type == type || term.Name.Length == 0
        ? term
        : Node(type, "Cast", [term], OnnxAttribute.Int("to", (long)ElementTypes.Onnx(type)));

    /// <summary>The place of a tensor in the graph; a constant is written when it is first asked for.</summary>
    public Term Of(Symbol symbol)
    {
        if (symbol.MissingFrom is { } op)
            throw new Refusal($"this uses a result of '{op}' that has no ONNX form. Compute it another way.");
        if (symbol.Term is not null) return symbol.Term;
        var numbers = symbol.Constant![0];
        var name = symbol.StateName ?? Fresh("constant");
        graph.Initializer(OnnxTensor.Streamed(
            name, ElementTypes.Onnx(symbol.Type), stream => Numbers.Write(numbers, stream),
            [.. symbol.Shape.Select(size => size.First)]));
        if (RecordedTensor.StorageOf(numbers) is not 0 and var storage) _frozen.Add(storage);
        return symbol.Term = new Term(name, symbol.Type);
    }

    /// <summary>Whether the graph already holds constants from this memory, which must then stay as it is.</summary>
    public bool IsFrozen(nint storage) => _frozen.Contains(storage);

    /// <summary>Whole numbers, as a vector: shapes, axes, places.</summary>
    public Term Vector(params IReadOnlyList<long> numbers) => Constant(
        $"[{string.Join(',', numbers)}]", ScalarType.Int64, name => OnnxTensor.Of<long>(name, numbers.ToArray(), numbers.Count));

    public Term Scalar(long value, ScalarType type) => type == ScalarType.Int64
        ? Constant($"{value}", type, name => OnnxTensor.Scalar(name, value))
        : Scalar((double)value, type);

    public Term Scalar(double value, ScalarType type) => Constant($"{value:R} {type}", type, name => type switch
    {
        ScalarType.Float32 => OnnxTensor.Scalar(name, (float)value),
        ScalarType.Float64 => OnnxTensor.Scalar(name, value),
        ScalarType.Float16 => OnnxTensor.Scalar(name, (Half)value),
        ScalarType.Int64 => OnnxTensor.Scalar(name, (long)value),
        ScalarType.Int32 => OnnxTensor.Scalar(name, (int)value),
        ScalarType.Int16 => OnnxTensor.Scalar(name, (short)value),
        ScalarType.Int8 => OnnxTensor.Scalar(name, (sbyte)value),
        ScalarType.Byte => OnnxTensor.Scalar(name, (byte)value),
        ScalarType.Bool => OnnxTensor.Scalar(name, value != 0),
        _ => throw new Refusal($"numbers of type {type} are not exported. Convert the module with to(torch.float32) first."),
    });

    /// <summary>The same number over and over, as a constant.</summary>
    public Term Filled(double value, ScalarType type, params long[] shape)
    {
        var numbers = new float[shape.Aggregate(1L, (count, size) => count * size)];
        Array.Fill(numbers, (float)value);
        return Cast(Floats(numbers, shape), type);
    }

    public Term Floats(float[] numbers, params long[] shape) => Constant(
        $"{Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()))}[{string.Join(',', shape)}]f",
        ScalarType.Float32, name => OnnxTensor.Of<float>(name, numbers, shape));

    private Term Constant(string key, ScalarType type, Func<string, OnnxTensor> make)
    {
        if (_constants.TryGetValue(key, out var known)) return known;
        var name = Fresh("constant");
        graph.Initializer(make(name));
        return _constants[key] = new Term(name, type);
    }

    private string Fresh(string stem)
    {
        while (true)
        {
            var name = $"{stem}_{_issued++}";
            if (_names.Add(name)) return name;
        }
    }
}
