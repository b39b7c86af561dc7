namespace Lethe.Sdk.Testing;

/// <summary>An unlearning without a host, for tests of evaluators that repeat it.</summary>
/// <param name="unlearn">Changes the job's model, as an unlearner does.</param>
public sealed class MemoryUnlearning(Action<UnlearningJob> unlearn, Dataset data, IPluginFactory plugins, CancellationToken cancellation = default)
    : RepeatedUnlearning
{
    /// <summary>How often it was run.</summary>
    public int Runs { get; private set; }

    public override Subject Run(Subject original, Split forget, Split retain, RandomStream random)
    {
        Runs++;
        var model = original.Copy();
        try
        {
            unlearn(new UnlearningJob
            {
                Model = model,
                Original = original,
                Forget = forget,
                Retain = retain,
                Validation = data.Validation,
                Input = data.Input,
                Classes = data.Classes,
                Plugins = plugins,
                Device = original.Device,
                Random = random,
                Progress = Progress.None,
                Cancellation = cancellation,
            });
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
