namespace Lethe.Onnx.Graphs;

/// <summary>A named setting of a node.</summary>
public sealed class OnnxAttribute
{
    private readonly Action<WireMessage> _write;
    private readonly int _type;

    private OnnxAttribute(string name, int type, Action<WireMessage> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _type = type;
        _write = write;
    }

    public string Name { get; }

    public static OnnxAttribute Float(string name, float value) => new(name, 1, message => message.Single(2, value));

    public static OnnxAttribute Int(string name, long value) => new(name, 2, message => message.Integer(3, value));

    public static OnnxAttribute Text(string name, string value) => new(name, 3, message => message.Text(4, value));

    public static OnnxAttribute Tensor(string name, OnnxTensor value) =>
        new(name, 4, message => message.Message(5, value.ToMessage()));

    /// <summary>A subgraph, such as the body of a loop.</summary>
    public static OnnxAttribute Graph(string name, OnnxGraph value) =>
        new(name, 5, message => message.Message(6, value.ToMessage()));

    public static OnnxAttribute Floats(string name, params IReadOnlyList<float> values) => new(name, 6, message =>
    {
        foreach (var value in values) message.Single(7, value);
    });

    public static OnnxAttribute Ints(string name, params IReadOnlyList<long> values) => new(name, 7, message =>
    {
        foreach (var value in values) message.Integer(8, value);
    });

    public static OnnxAttribute Texts(string name, params IReadOnlyList<string> values) => new(name, 8, message =>
    {
        foreach (var value in values) message.Text(9, value);
    });

    internal WireMessage ToMessage()
    {
        var message = new WireMessage();
        message.Text(1, Name);
        _write(message);
        message.Integer(20, _type);
        return message;
    }
}
