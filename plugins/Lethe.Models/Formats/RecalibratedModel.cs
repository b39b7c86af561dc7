namespace Lethe.Models.Formats;

[Plugin("model.recalibrated", "Recalibrated model", Summary = "Any model with a map behind it that `lethe recalibrate` fitted: an audit "
    + "of what would be used. It predicts, and has the model's features; it is not trained and gives no gradients.")]
public sealed class RecalibratedModel(RecalibratedOptions options) : IModelSource
{
    public static Capabilities Gives => Capabilities.Predict | Capabilities.Features;

    /// <summary>A file's numbers are what they are; the model behind the map answers for itself.</summary>
    public static bool IsSeeded => false;

    public PluginReference? Recipe => options.Recipe;

    public Subject Load(ModelJob job)
    {
        var (map, facts) = Open(job);
        try
        {
            var subject = new RecalibratedSubject(Inner(job), map, facts);
            return SubjectCheck.Checked(subject, options.Map, job);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    private Subject Inner(ModelJob job)
    {
        var inner = job.Plugins.Create<IModelSource>(options.Model!).Load(job);
        if (!job.Cancellation.IsCancellationRequested) return inner;
        inner.Dispose();
        throw new OperationCanceledException(job.Cancellation);
    }

    private (Recalibration Map, RecalibrationFacts Facts) Open(ModelJob job)
    {
        try
        {
            return RecalibrationFile.Open(job.ResolvePath(options.Map), job.Plugins);
        }
        catch (IOException failure)
        {
            throw new ModelException($"{options.Map} cannot be opened. {failure.Message}", failure);
        }
    }
}
