using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>
/// Logits of stored models on the parts of the audit's data, computed once for a model and a part and kept in the store:
/// evaluators, audits and workers share them.
/// </summary>
internal sealed class LogitsShelf(UnitContext context) : IDisposable
{
    private const string FileName = "logits.safetensors";
    private const string TensorName = "logits";
    private const int BatchSize = 256;

    private readonly Dictionary<(StageKey Model, int Member, string Split), Tensor> _whole = [];

    /// <summary>One row a record, on the CPU; the caller's scope owns it. Null when the records are not of the audit's data.</summary>
    public Tensor? Find(Unit model, int member, Split split, Func<Split, Tensor> compute)
    {
        foreach (var whole in Parts())
        {
            if (split.RowsIn(whole) is not { } rows) continue;
            var all = Whole(model, member, whole, compute);
            using var index = tensor(Array.ConvertAll(rows, row => (long)row));
            return all.index_select(0, index);
        }
        return null;
    }

    /// <summary>Computes what is not there yet for all parts of the data.</summary>
    public void Fill(Unit model, int member, Func<Split, Tensor> compute)
    {
        foreach (var whole in Parts()) Whole(model, member, whole, compute);
    }

    /// <summary>By running the model.</summary>
    public Tensor Compute(Subject subject, Split split)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        var done = 0;
        foreach (var batch in split.Batches(BatchSize, subject.Device))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            parts.Add(subject.Predict(batch.Inputs).cpu());
            context.Progress.Report(done += batch.Rows.Length, split.Count, $"predicting {split.Name}");
        }
        return scope.MoveToOuter(parts.Count == 0 ? zeros(0, 0) : cat(parts, 0));
    }

    public void Dispose()
    {
        foreach (var logits in _whole.Values) logits.Dispose();
    }

    private IEnumerable<Split> Parts() => context.Data is { } data ? new[] { data.Train, data.Validation, data.Test }.OfType<Split>() : [];

    private Tensor Whole(Unit model, int member, Split split, Func<Split, Tensor> compute)
    {
        if (_whole.TryGetValue((model.Key, member, split.Name), out var known)) return known;
        using var artifact = context.Store.Put(KeyOf(model, member, split), folder =>
        {
            using var logits = compute(split);
            Safetensors.Save(Path.Combine(folder, FileName), new Dictionary<string, Tensor> { [TensorName] = logits });
        });
        var loaded = Safetensors.Load(artifact.PathOf(FileName))[TensorName].DetachFromDisposeScope();
        return _whole[(model.Key, member, split.Name)] = loaded;
    }

    private StageKey KeyOf(Unit model, int member, Split split) => StageKey.Of(new JsonObject
    {
        ["kind"] = "logits",
        ["engine"] = EngineIdentity.Value,
        ["data"] = context.Plan.Unit(PlanNames.Data).Key.Value,
        ["model"] = model.Key.Value,
        ["member"] = member,
        ["split"] = split.Name,
    });
}
