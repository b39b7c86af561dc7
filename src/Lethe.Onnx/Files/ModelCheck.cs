namespace Lethe.Onnx.Files;

/// <summary>
/// Walks a whole model file before the runtime sees it. The runtime trusts sizes it should not: this makes sure that
/// every part lies within the file, that every tensor holds the values it declares, and finds every reference to
/// another file, wherever in the graph it hides.
/// </summary>
internal sealed class ModelCheck
{
    // Nested subgraphs of real models go two or three levels; protobuf itself stops at 100 messages.
    private const int MaxDepth = 24;

    private readonly TensorCheck _tensors;
    private readonly Dictionary<string, long> _opsets = [];
    private string _producer = "", _producerVersion = "", _graphName = "";
    private long _irVersion;
    private int _nodes, _outputs;
    private bool _hasGraph;

    private ModelCheck(long maxBytes) => _tensors = new TensorCheck(maxBytes);

    public static (OnnxModelInfo Info, IReadOnlyList<ExternalReference> External) Inspect(
        ReadOnlySpan<byte> model, long maxBytes)
    {
        var check = new ModelCheck(maxBytes);
        check.Model(model);
        if (!check._hasGraph || check._irVersion <= 0 || check._opsets.Count == 0)
            throw WireReader.Damaged("it has no graph, no version or no operator set");
        if (check._outputs == 0)
            throw new OnnxModelException(
                "The model has no outputs, so there is nothing to compute. Export it again with its outputs named.");
        var files = check._tensors.External.Select(reference => reference.Location).Distinct().ToArray();
        var producer = $"{check._producer} {check._producerVersion}".Trim();
        var info = new OnnxModelInfo(check._graphName, producer, check._irVersion, check._opsets, check._nodes, files);
        return (info, check._tensors.External);
    }

    private void Model(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(1, WireType.Varint)) _irVersion = (long)reader.Number;
            else if (reader.Is(2, WireType.Bytes)) _producer = reader.Text;
            else if (reader.Is(3, WireType.Bytes)) _producerVersion = reader.Text;
            else if (reader.Is(7, WireType.Bytes)) MainGraph(reader.Bytes);
            else if (reader.Is(8, WireType.Bytes)) Opset(reader.Bytes);
            else if (reader.Is(20, WireType.Bytes)) Training(reader.Bytes);
            else if (reader.Is(25, WireType.Bytes)) Function(reader.Bytes);
        }
    }

    private void MainGraph(ReadOnlySpan<byte> bytes)
    {
        _hasGraph = true;
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(2, WireType.Bytes)) _graphName = reader.Text;
            else if (reader.Is(12, WireType.Bytes)) _outputs++;
        }

        Graph(bytes, 0);
    }

    private void Opset(ReadOnlySpan<byte> bytes)
    {
        var (domain, version) = ("", 0L);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(1, WireType.Bytes)) domain = reader.Text;
            else if (reader.Is(2, WireType.Varint)) version = (long)reader.Number;
        }

        _opsets[domain] = version;
    }

    private void Training(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Type == WireType.Bytes && reader.Field is 1 or 2) Graph(reader.Bytes, 1);
        }
    }

    private void Function(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(7, WireType.Bytes)) Node(reader.Bytes, 1);
            else if (reader.Is(11, WireType.Bytes)) Attribute(reader.Bytes, 1);
        }
    }

    private void Graph(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaxDepth)
            throw new OnnxModelException(
                $"The model nests graphs more than {MaxDepth} deep, which no exporter does. Do not trust this file.");
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(1, WireType.Bytes)) Node(reader.Bytes, depth);
            else if (reader.Is(5, WireType.Bytes)) _tensors.Tensor(reader.Bytes);
            else if (reader.Is(15, WireType.Bytes)) _tensors.Sparse(reader.Bytes);
        }
    }

    private void Node(ReadOnlySpan<byte> bytes, int depth)
    {
        _nodes++;
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Is(5, WireType.Bytes)) Attribute(reader.Bytes, depth);
        }
    }

    private void Attribute(ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Type != WireType.Bytes) continue;
            switch (reader.Field)
            {
                case 5 or 10: _tensors.Tensor(reader.Bytes); break;
                case 6 or 11: Graph(reader.Bytes, depth + 1); break;
                case 22 or 23: _tensors.Sparse(reader.Bytes); break;
            }
        }
    }
}
