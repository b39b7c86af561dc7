using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>
/// The gradient of each record of a batch by one forward and one backward pass. In evaluation records do not see each
/// other, so that the gradient of the sum of their scores with respect to a layer's output holds each record's own; what
/// went into the layer makes of it the gradient of its weights. No layer is run twice, and no record alone, except for
/// parameters of layers that are not known here.
/// </summary>
internal sealed class GradientWatch : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly LayerTable _table;
    private readonly List<Action> _unhook = [];
    private readonly Parameter[] _frozen;
    private readonly (nn.Module Part, bool On)[] _modes;
    private readonly List<(LayerGradient Layer, Tensor Input, Tensor Output)> _uses = [];
    private bool _isOn;
    private bool _isVerified;

    /// <summary>Until it is disposed the network is in evaluation mode, and what its known layers learn is frozen.</summary>
    public GradientWatch(nn.Module<Tensor, Tensor> network)
    {
        _network = network;
        _modes = [.. network.WithParts().Select(part => (part, part.training))];
        network.eval();
        _table = LayerTable.Of(network);
        Parameters = [.. _table.Layers.SelectMany(layer => layer.Parameters), .. _table.Others.Select(one => one.Parameter)];
        if (Parameters.Count == 0) throw new ModelException("The model has no parameters that learn, so that no record has a gradient.");
        // Gradients are asked for at the layers' outputs: those of the weights would be computed for nothing.
        _frozen = [.. _table.Layers.SelectMany(layer => layer.Parameters)];
        foreach (var parameter in _frozen) parameter.requires_grad = false;
        foreach (var layer in _table.Layers) Hook(layer);
    }

    public IReadOnlyList<LayerGradient> Layers => _table.Layers;

    /// <summary>What learns in layers that are not known here.</summary>
    public IReadOnlyList<(string Name, Parameter Parameter)> Others => _table.Others;

    /// <summary>Everything that learns, in the order of a gradient's columns.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    public long Size => Parameters.Sum(parameter => parameter.numel());

    public ScalarType Type => Parameters[0].dtype;

    /// <summary>Each score's signals in turn; those of one are to be used up before the next is asked for.</summary>
    public IEnumerable<ExampleSignals> Run(Batch batch, IReadOnlyList<ExampleScore> scores)
    {
        var logits = Forward(batch.Inputs);
        for (var i = 0; i < scores.Count; i++)
        {
            var signals = Backward(batch, logits, scores[i], i < scores.Count - 1);
            if (!_isVerified) Verify(batch, scores[i], signals);
            yield return signals;
        }
        _uses.Clear();
    }

    public ExampleSignals Run(Batch batch, ExampleScore score) => Run(batch, [score]).Single();

    /// <summary>How many records fit into so many bytes.</summary>
    /// <param name="isFull">Whether whole gradients are made, or only what they are made of.</param>
    public int Records(Split split, Device device, long bytes, bool isFull)
    {
        const int Most = 4096;
        using var scope = NewDisposeScope();
        Forward(split.Read([0], device).Inputs);
        var numbers = _uses.Sum(use => use.Layer.WorkingNumbers(use.Input, use.Output)) + (isFull ? 2 * Size : 0);
        _uses.Clear();
        return (int)Math.Clamp(bytes / (numbers * Parameters[0].element_size()), 1, Most);
    }

    public void Dispose()
    {
        foreach (var unhook in _unhook) unhook();
        foreach (var parameter in _frozen) parameter.requires_grad = true;
        foreach (var (part, on) in _modes) part.train(on);
        foreach (var table in _table.Layers.OfType<EmbeddingGradient>()) table.Free();
    }

    private void Hook(LayerGradient layer)
    {
        var hook = layer.Module.register_forward_hook((_, input, output) =>
        {
            if (!_isOn) return output;
            // Nothing before it learns: the graph begins here.
            if (!output.requires_grad) output.requires_grad = true;
            _uses.Add((layer, input.detach(), output));
            // A copy goes on: an activation in place would change what was watched, and containers dispose what they pass.
            return output.clone();
        });
        _unhook.Add(hook.remove);
    }

    private Tensor Forward(Tensor inputs)
    {
        using var on = enable_grad();
        _uses.Clear();
        _isOn = true;
        try
        {
            return _network.call(inputs);
        }
        finally
        {
            _isOn = false;
        }
    }

    private ExampleSignals Backward(Batch batch, Tensor logits, ExampleScore score, bool again)
    {
        using var on = enable_grad();
        var records = batch.Rows.Length;
        var signals = new List<LayerSignal>();
        if (_uses.Count > 0)
        {
            var total = score(logits, batch.Labels).sum();
            var found = autograd.grad([total], [.. _uses.Select(use => use.Output)], retain_graph: again, allow_unused: true);
            foreach (var (use, cotangent) in _uses.Zip(found))
            {
                // Null where the score does not depend on it.
                if (cotangent is null) continue;
                if (cotangent.size(0) != records)
                    throw new ModelException($"What comes out of the layer {use.Layer.Name} has {cotangent.size(0)} rows for {records} records: records cannot be told apart there.");
                signals.Add(new LayerSignal(use.Layer, use.Input, cotangent.detach()));
            }
        }
        return new ExampleSignals(logits.detach(), _table.Layers, signals, OthersOf(batch, score));
    }

    private Tensor? OthersOf(Batch batch, ExampleScore score)
    {
        if (_table.Others.Count == 0) return null;
        var parameters = _table.Others.Select(Tensor (one) => one.Parameter).ToList();
        return stack([.. Enumerable.Range(0, batch.Rows.Length).Select(row => Alone(batch, row, score, parameters))], 0);
    }

    // One record by itself, as anybody would do it who knows nothing of layers.
    private Tensor Alone(Batch batch, int row, ExampleScore score, IList<Tensor> parameters)
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var logits = _network.call(batch.Inputs.narrow(0, row, 1));
        var total = score(logits, batch.Labels?.narrow(0, row, 1)).sum();
        var gradients = total.requires_grad ? autograd.grad([total], parameters, allow_unused: true) : new Tensor[parameters.Count];
        return scope.MoveToOuter(cat([.. gradients.Zip(parameters, (gradient, parameter) => (gradient ?? zeros_like(parameter)).flatten())]).detach());
    }

    // Once, on the last record of the first batch: a layer that is used behind its own back or fed with records in another
    // order than they came gives wrong numbers without any fault to see.
    private void Verify(Batch batch, ExampleScore score, ExampleSignals signals)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in _frozen) parameter.requires_grad = true;
        try
        {
            var last = batch.Rows.Length - 1;
            var alone = Alone(batch, last, score, [.. Parameters]);
            var ours = signals.Full()[last];
            var tolerance = alone.dtype == ScalarType.Float64 ? 1e-8 : 1e-2;
            var (gap, norm) = (Number((ours - alone).norm()), Number(alone.norm()));
            if (!(gap <= tolerance * (norm + 1e-6)))
                throw new ModelException("The network uses its layers in a way that hides the gradients of single records "
                    + $"(a difference of {gap:0.###} in one of {norm:0.###}): a layer's weights used outside of it, inputs that are changed in place, or records that are not the first dimension.");
            _isVerified = true;
        }
        finally
        {
            foreach (var parameter in _frozen) parameter.requires_grad = false;
        }
    }

    private static double Number(Tensor value) => value.to(ScalarType.Float64).item<double>();
}
