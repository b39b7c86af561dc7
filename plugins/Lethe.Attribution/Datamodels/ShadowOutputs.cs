using static TorchSharp.torch;

namespace Lethe.Attribution.Datamodels;

/// <summary>What shadows saw and what they say.</summary>
internal static class ShadowOutputs
{
    /// <summary>Models by training records, 1 where a model saw a record.</summary>
    public static Tensor Masks(AttributionJob job)
    {
        if (job.Shadows.Count == 0) throw new ModelException("attribute.datamodel learns from shadows, and there are none.");
        var rows = job.Shadows.Select(shadow => shadow.Mask.Length == job.Train.Count
            ? shadow.Mask
            : throw new ModelException($"{shadow.Name} was drawn from {shadow.Mask.Length} training records; there are {job.Train.Count}.")).ToArray();
        var seen = new float[(long)rows.Length * job.Train.Count];
        for (var model = 0; model < rows.Length; model++)
        {
            var mask = rows[model].Span;
            for (var i = 0; i < mask.Length; i++) seen[model * mask.Length + i] = mask[i] ? 1 : 0;
        }
        return tensor(seen, [rows.Length, job.Train.Count]);
    }

    /// <summary>Models by targets by classes, in double precision; each target's logits are moved so that their mean is 0.</summary>
    /// <param name="isCentred">Not where outputs are no logits, whose common part says nothing.</param>
    public static Tensor Logits(AttributionJob job, bool isCentred)
    {
        using var scope = NewDisposeScope();
        var all = new List<Tensor>();
        foreach (var shadow in job.Shadows)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            var logits = shadow.Logits(job.Targets).to(float64);
            all.Add(isCentred ? logits - logits.mean([1], keepdim: true) : logits);
            job.Progress.Report(all.Count, job.Shadows.Count, "reading what the shadows say");
        }
        return scope.MoveToOuter(stack([.. all], 0));
    }

    /// <summary>ln p - ln (1 - p) of each target's class, models by targets.</summary>
    public static Tensor Margins(Tensor logits, Tensor classes)
    {
        using var scope = NewDisposeScope();
        var place = classes.reshape(1, -1, 1).expand(logits.size(0), -1, 1);
        var own = zeros_like(logits, ScalarType.Bool).scatter_(2, place, ones_like(logits, ScalarType.Bool));
        return scope.MoveToOuter(logits.gather(2, place).squeeze(2) - logits.masked_fill(own, double.NegativeInfinity).logsumexp(2));
    }
}
