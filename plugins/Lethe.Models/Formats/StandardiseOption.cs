using TorchSharp;

namespace Lethe.Models.Formats;

/// <summary>What the option <c>standardise</c> of a model file asks for.</summary>
internal static class StandardiseOption
{
    public static Standardise? Of(bool wanted, ModelJob job)
    {
        if (!wanted) return null;
        var data = job.Data ?? throw new ModelException("standardise takes mean and deviation from the data; name a dataset in the request.");
        if (data.Input.Mean.Count == 0)
            throw new ModelException($"standardise takes mean and deviation from the data, and {data.Name} states none. Leave it out, or state them.");
        return new Standardise(data.Input).to(job.Device);
    }
}
