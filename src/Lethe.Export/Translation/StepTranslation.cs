using Lethe.Export.Graphs;
using Lethe.Export.Recording;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Translation;

/// <summary>Makes nodes of one step of the program, or works it out where it does not depend on the input.</summary>
internal sealed class StepTranslation(GraphWriter graph, Measures measures, Bindings bindings)
{
    private string? _lastState;

    public Term Of(Symbol symbol) => graph.Of(symbol);

    public void Translate(RecordedCall[] calls)
    {
        var name = new OperatorName(calls[0].Operator);
        graph.Stem = name.Base;
        var arguments = Arguments(calls);
        if (calls[0].Results.Length == 0)
        {
            RequireHarmless(calls[0].Operator, arguments);
            return;
        }
        if (name.DrawsNumbers)
            throw new Refusal("it draws random numbers, which a graph cannot repeat. Draw them outside the module.");
        if (name.WritesElsewhere)
            throw new Refusal("it writes its result into another tensor. Use the form that returns a new one.");
        if (!name.IsInPlace && IsItsArgument(calls)) return;
        var target = name.IsInPlace ? arguments[0].Tensor! : null;
        if (target is not null) RequireOwn(target, name, calls[0]);
        if (arguments.All(argument => argument.IsConstant) && Folded(calls, name, arguments)) return;
        Emit(calls, name, arguments);
    }

    /// <summary>Where in the module a step was, as far as can be told.</summary>
    public string Where(RunSet runs, int step) =>
        runs[0].Paths.At(step) is { Length: > 0 } path ? $" in '{path}'"
        : _lastState is not null ? $" after '{_lastState}' was used"
        : "";

    private Argument[] Arguments(RecordedCall[] calls)
    {
        if (calls.Any(call => call.Arguments.Length != calls[0].Arguments.Length))
            throw new Refusal("it takes other arguments when sizes differ. Fix the batch with BatchName = null.");
        var arguments = new Argument[calls[0].Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            Arg[] runs = [.. calls.Select(call => call.Arguments[i])];
            arguments[i] = new Argument(runs, Symbols(runs));
            foreach (var symbol in arguments[i].Tensors) _lastState = symbol?.StateName ?? _lastState;
        }
        return arguments;
    }

    private Symbol?[] Symbols(Arg[] runs)
    {
        Tensor?[][] lists = Array.ConvertAll(runs, run => run.Reference switch
        {
            Tensor one => [one],
            Tensor?[] several => several,
            _ => Array.Empty<Tensor?>(),
        });
        return [.. Enumerable.Range(0, lists.Min(list => list.Length)).Select(i =>
            lists.Any(list => list[i] is null) ? null : bindings.Of([.. lists.Select(list => list[i]!)]))];
    }

    // Without a result it is C# asking about a tensor: fine as long as the answer is the same for every input.
    private static void RequireHarmless(Operator op, Argument[] arguments)
    {
        if (op != Recorder.MemoryAccess && op.Schema.Contains('!', StringComparison.Ordinal))
            throw new Refusal("it changes tensors while the module runs, and a graph has no state. Do that outside the module.");
        if (op.Name == "is_pinned" || arguments.All(argument => argument.IsConstant)) return;
        throw new Refusal(
            "C# reads or writes the numbers of a tensor that depends on the input (item(), data, a condition, an index). " +
            "A graph cannot follow what C# makes of them. Use operators instead, such as where() or gather().");
    }

    // contiguous() of what is contiguous, dropout that does not drop: the very tensor that went in.
    private bool IsItsArgument(RecordedCall[] calls) => calls.All(call => call.Results.Length == 1 && call.Results[0] is not null)
        && bindings.Find([.. calls.Select(call => call.Results[0]!.Tensor)]) is not null;

    private void RequireOwn(Symbol target, OperatorName name, RecordedCall call)
    {
        if (target.Outlives)
            throw new Refusal(
                $"it changes {(target.StateName is { } state ? $"'{state}'" : "a tensor that the module keeps")} while the module " +
                "runs, and a graph has no state. Do that outside the module" +
                (name.Base == "embedding_renorm" ? ": bring the table to its largest norm first." : "."));
        if (name.ChangesNumbers && call.Results[0] is { } result && graph.IsFrozen(result.Storage))
            throw new Refusal(
                "it writes into a constant that was used before. Write the change as a new tensor instead.");
    }

    private bool Folded(RecordedCall[] calls, OperatorName name, Argument[] arguments)
    {
        var results = new Symbol?[calls[0].Results.Length];
        if (calls.Any(call => call.Results.Length != results.Length)) return false;
        for (var k = 0; k < results.Length; k++)
        {
            if (calls[0].Results[k] is null) continue;
            RecordedTensor[] made = [.. calls.Select(call => call.Results[k]!)];
            if (made.Skip(1).Any(other => !Numbers.Same(other.Tensor, made[0].Tensor))) return false;
            results[k] = name is { Base: "detach", IsInPlace: false }
                ? arguments[0].Tensor
                : new Symbol(Shape(made), made[0].Type) { Constant = [.. made.Select(one => one.Tensor)] };
        }
        BindAll(calls, results, bindings.Bind);
        return true;
    }

    private void Emit(RecordedCall[] calls, OperatorName name, Argument[] arguments)
    {
        var translate = Catalogue.Find(name) ?? throw new Refusal(
            "it has no ONNX form here. Compute it outside the module, or write it with operators that have one.");
        if (calls.Any(call => call.Results.Length != calls[0].Results.Length))
            throw new Refusal("it gives another number of tensors when sizes differ. Fix the batch with BatchName = null.");
        Symbol[] results = [.. Enumerable.Range(0, calls[0].Results.Length).Select(k =>
        {
            RecordedTensor[] made = [.. calls.Select(call => call.Results[k] ?? throw new Refusal("it gives no tensor."))];
            return new Symbol(Shape(made), made[0].Type);
        })];
        var call = new Call(graph, measures, name.Base, arguments, results);
        var terms = translate(call);
        call.RequireHeeded();
        for (var k = 0; k < results.Length; k++)
        {
            if (k < terms.Length && terms[k] is { } term)
            {
                results[k].Term = graph.Cast(term, results[k].Type);
                measures.Learn(results[k]);
            }
            else
            {
                results[k].MissingFrom = name.Full;
            }
        }
        BindAll(calls, results, name.ChangesNumbers ? bindings.Overwrite : bindings.Bind);
    }

    private static void BindAll(RecordedCall[] calls, Symbol?[] results, Action<IReadOnlyList<RecordedTensor>, Symbol> bind)
    {
        for (var k = 0; k < results.Length; k++)
        {
            if (results[k] is { } symbol) bind([.. calls.Select(call => call.Results[k]!)], symbol);
        }
    }

    private static Extent[] Shape(RecordedTensor[] made)
    {
        if (made.Any(one => one.Shape.Length != made[0].Shape.Length || one.Type != made[0].Type))
            throw new Refusal("its result has other dimensions or another type when sizes differ. Fix the batch with BatchName = null.");
        return [.. made[0].Shape.Select((_, axis) => new Extent([.. made.Select(one => one.Shape[axis])]))];
    }
}
