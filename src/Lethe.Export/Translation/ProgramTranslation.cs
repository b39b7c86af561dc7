using Lethe.Export.Graphs;
using Lethe.Export.Recording;
using Lethe.Onnx;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translation;

/// <summary>Makes a graph of the watched runs of a module.</summary>
internal sealed class ProgramTranslation
{
    private readonly RunSet _runs;
    private readonly ExampleInputs _inputs;
    private readonly OnnxExportOptions _options;
    private readonly OnnxGraph _graph;
    private readonly Measures _measures;
    private readonly Bindings _bindings;
    private readonly StepTranslation _steps;

    public ProgramTranslation(nn.Module<Tensor, Tensor> module, RunSet runs, ExampleInputs inputs, OnnxExportOptions options)
    {
        (_runs, _inputs, _options) = (runs, inputs, options);
        _graph = new OnnxGraph(module.GetName()) { ProducerVersion = options.ProducerVersion };
        var state = new Dictionary<nint, string>();
        foreach (var (name, parameter) in module.named_parameters()) state.TryAdd(parameter.Handle, Free(name, options));
        foreach (var (name, buffer) in module.named_buffers()) state.TryAdd(buffer.Handle, Free(name, options));
        var writer = new GraphWriter(_graph, [options.InputName, options.OutputName, .. state.Values]);
        _measures = new Measures(writer);
        _bindings = new Bindings(runs.Count, state);
        _steps = new StepTranslation(writer, _measures, _bindings);
    }

    public OnnxGraph Translate()
    {
        DefineInput();
        for (var step = 0; step < _runs.Steps; step++) Step(step);
        for (var run = 1; run < _runs.Count; run++)
        {
            if (_runs[run].Calls.Count != _runs[0].Calls.Count) throw Differing(_runs.Steps);
        }
        DefineOutput();
        return _graph;
    }

    private static string Free(string name, OnnxExportOptions options) =>
        name != options.InputName && name != options.OutputName
            ? name
            : throw new OnnxExportException(
                $"The module has a tensor named '{name}', as the model's input or output would be. Set InputName or OutputName.");

    private void DefineInput()
    {
        var shape = Shape(run => _runs[run].Input.Shape);
        var input = new Symbol(shape, _inputs.Type) { Term = new Term(_options.InputName, _inputs.Type) };
        _graph.Input(_options.InputName, ElementTypes.Onnx(input.Type), Declared(shape));
        _measures.Learn(input);
        _bindings.Bind([.. Enumerable.Range(0, _runs.Count).Select(run => _runs[run].Input)], input);
    }

    private void Step(int step)
    {
        var calls = _runs.Step(step);
        if (calls.Any(call => call.Operator.Name != calls[0].Operator.Name)) throw Differing(step);
        try
        {
            _steps.Translate(calls);
        }
        catch (Refusal refusal)
        {
            throw Located(refusal, step);
        }
    }

    private void DefineOutput()
    {
        Symbol output;
        try
        {
            output = _bindings.Of([.. Enumerable.Range(0, _runs.Count).Select(run => _runs[run].Output)]);
        }
        catch (Refusal refusal)
        {
            throw new OnnxExportException($"The module's result cannot be exported: {refusal.Message}", refusal);
        }
        if (output.IsConstant)
            throw new OnnxExportException(
                "The module's result does not depend on its input by any operator that was watched. What is computed by " +
                "other means, such as TorchScript, is not exported.");
        var term = _steps.Of(output);
        _graph.Node("Identity", [term.Name], [_options.OutputName]);
        _graph.Output(_options.OutputName, ElementTypes.Onnx(output.Type), Declared(output.Shape));
    }

    private Extent[] Shape(Func<int, long[]> of) => [.. Enumerable.Range(0, of(0).Length).Select(
        axis => new Extent([.. Enumerable.Range(0, _runs.Count).Select(run => of(run)[axis])]))];

    /// <summary>A size that varies as one of the input's does carries its name.</summary>
    private OnnxDimension[] Declared(Extent[] shape)
    {
        var input = Shape(run => _runs[run].Input.Shape);
        return Array.ConvertAll(shape, size =>
            size.IsFixed ? OnnxDimension.Of(size.First)
            : _inputs.Varying.FirstOrDefault(varying => input[varying.Dimension] == size) is { } same ? OnnxDimension.Named(same.Name)
            : OnnxDimension.Any);
    }

    private OnnxExportException Differing(int step)
    {
        var names = Enumerable.Range(0, _runs.Count).Select(run => (
            Shape: $"[{string.Join(", ", _runs[run].Input.Shape)}]",
            Operator: step < _runs[run].Calls.Count ? _runs[run].Calls[step].Operator.Name : "nothing")).ToArray();
        var other = names.First(name => name.Operator != names[0].Operator);
        return new OnnxExportException(
            $"The module computes in another way when the input has another shape{_steps.Where(_runs, step)}: its call number " +
            $"{step + 1} is '{names[0].Operator}' for {names[0].Shape} and '{other.Operator}' for {other.Shape}. A graph has " +
            "one way only. Fix the batch with BatchName = null, or leave the decision out of the module.")
        {
            ModulePath = _runs[0].Paths.At(step),
        };
    }

    private OnnxExportException Located(Refusal refusal, int step)
    {
        var op = _runs[0].Calls[step].Operator.Name;
        return new OnnxExportException($"Operator '{op}'{_steps.Where(_runs, step)}: {refusal.Message}", refusal)
        {
            Operator = op,
            ModulePath = _runs[0].Paths.At(step),
        };
    }
}
