namespace Lethe.Onnx.Graphs;

/// <summary>An ONNX model being built, node by node, and written as a file.</summary>
/// <remarks>
/// Nodes are kept in the order added; each may use only what was defined before it, as the format asks.
/// </remarks>
public sealed class OnnxGraph
{
    private readonly List<WireMessage> _nodes = [], _inputs = [], _outputs = [], _values = [];
    private readonly List<OnnxTensor> _initializers = [];
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _domains = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <param name="name">The graph's name, shown by viewers.</param>
    /// <param name="opset">Version of the standard operators, 7 to 21.</param>
    public OnnxGraph(string name, int opset = 17)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(opset, 7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opset, 21);
        Name = name;
        Opset = opset;
    }

    public string Name { get; }

    public int Opset { get; }

    /// <summary>The program that wrote the model.</summary>
    public string Producer { get; init; } = "lethe";

    public string ProducerVersion { get; init; } = "";

    /// <summary>Declares an input.</summary>
    public OnnxGraph Input(string name, OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        Define(name);
        _inputs.Add(ValueMessage(name, type, shape));
        return this;
    }

    /// <summary>Declares an output, which some node, input or initializer must define.</summary>
    public OnnxGraph Output(string name, OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        _outputs.Add(ValueMessage(name, type, shape));
        return this;
    }

    /// <summary>Declares type and shape of a value inside the graph; optional, for viewers and tools.</summary>
    public OnnxGraph Value(string name, OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        _values.Add(ValueMessage(name, type, shape));
        return this;
    }

    /// <summary>Adds constant values under the tensor's name.</summary>
    public OnnxGraph Initializer(OnnxTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Define(tensor.Name);
        _initializers.Add(tensor);
        return this;
    }

    /// <summary>Adds a node of the standard operators.</summary>
    public OnnxGraph Node(
        string op, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs,
        params IReadOnlyList<OnnxAttribute> attributes) =>
        Node("", op, inputs, outputs, attributes);

    /// <summary>
    /// Adds a node of another operator domain, which <see cref="Import"/> has to name. An empty input is one left out.
    /// </summary>
    public OnnxGraph Node(
        string domain, string op, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs,
        IReadOnlyList<OnnxAttribute> attributes)
    {
        ArgumentException.ThrowIfNullOrEmpty(op);
        if (domain.Length > 0 && !_domains.ContainsKey(domain))
            throw new InvalidOperationException($"Operator {op} is of domain '{domain}', which is not imported yet.");
        foreach (var output in outputs.Where(output => output.Length > 0)) Define(output);
        var message = new WireMessage();
        foreach (var input in inputs) message.Text(1, input);
        foreach (var output in outputs) message.Text(2, output);
        message.Text(3, $"{op}_{_nodes.Count}");
        message.Text(4, op);
        foreach (var attribute in attributes) message.Message(5, attribute.ToMessage());
        if (domain.Length > 0) message.Text(7, domain);
        _nodes.Add(message);
        return this;
    }

    /// <summary>Says which version of another operator domain the model uses.</summary>
    public OnnxGraph Import(string domain, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(domain);
        _domains[domain] = version;
        return this;
    }

    /// <summary>Adds a note that travels with the file.</summary>
    public OnnxGraph Note(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _metadata[key] = value;
        return this;
    }

    /// <summary>
    /// Writes the model to a file, through a temporary one beside it: a half-written model is never seen.
    /// </summary>
    /// <exception cref="OnnxModelException">The model is over 2 GB, which the format cannot hold.</exception>
    public void Save(string path) => OnnxGraphFile.Save(ToModel(), path);

    /// <inheritdoc cref="Save"/>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnnxGraphFile.Checked(ToModel()).WriteTo(stream);
    }

    /// <summary>The model as bytes.</summary>
    public byte[] ToBytes()
    {
        var model = OnnxGraphFile.Checked(ToModel());
        using var stream = new MemoryStream((int)model.Length);
        model.WriteTo(stream);
        return stream.GetBuffer();
    }

    internal WireMessage ToMessage()
    {
        if (_outputs.Count == 0) throw new InvalidOperationException($"Graph '{Name}' has no outputs yet.");
        var message = new WireMessage();
        foreach (var node in _nodes) message.Message(1, node);
        message.Text(2, Name);
        foreach (var tensor in _initializers) message.Message(5, tensor.ToMessage());
        foreach (var input in _inputs) message.Message(11, input);
        foreach (var output in _outputs) message.Message(12, output);
        foreach (var value in _values) message.Message(13, value);
        return message;
    }

    private WireMessage ToModel()
    {
        var model = new WireMessage();
        model.Integer(1, Opset switch { <= 18 => 8, <= 20 => 9, _ => 10 });
        model.Text(2, Producer);
        if (ProducerVersion.Length > 0) model.Text(3, ProducerVersion);
        model.Message(7, ToMessage());
        model.Message(8, OpsetMessage("", Opset));
        foreach (var (domain, version) in _domains) model.Message(8, OpsetMessage(domain, version));
        foreach (var (key, value) in _metadata)
        {
            var entry = new WireMessage();
            entry.Text(1, key);
            entry.Text(2, value);
            model.Message(14, entry);
        }

        return model;
    }

    private static WireMessage OpsetMessage(string domain, long version)
    {
        var message = new WireMessage();
        message.Text(1, domain);
        message.Integer(2, version);
        return message;
    }

    private static WireMessage ValueMessage(string name, OnnxElementType type, ReadOnlySpan<OnnxDimension> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var dimensions = new WireMessage();
        foreach (var dimension in shape)
        {
            var entry = new WireMessage();
            if (dimension.Size is { } size) entry.Integer(1, size);
            else if (dimension.Symbol is { } symbol) entry.Text(2, symbol);
            dimensions.Message(1, entry);
        }

        var (tensor, kind, value) = (new WireMessage(), new WireMessage(), new WireMessage());
        tensor.Integer(1, (int)type);
        tensor.Message(2, dimensions);
        kind.Message(1, tensor);
        value.Text(1, name);
        value.Message(2, kind);
        return value;
    }

    private void Define(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_defined.Add(name)) throw new InvalidOperationException(
            $"Graph '{Name}' defines '{name}' twice; every value has one source.");
    }
}
