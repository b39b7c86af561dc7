namespace Lethe.Attribution.Scores;

/// <summary>The models that an attribution looks at: the subject, and shadows where it was asked to look at some.</summary>
internal static class Checkpoints
{
    /// <summary>Each is open until the next is asked for.</summary>
    public static IEnumerable<(Subject Subject, string Name)> Of(AttributionJob job, int shadows)
    {
        yield return (job.Subject, "the subject");
        foreach (var shadow in job.Shadows.Take(shadows))
        {
            using var opened = shadow.Open();
            yield return (opened, shadow.Name);
        }
    }
}
