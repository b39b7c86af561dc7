namespace Lethe.Attribution.Scores;

/// <summary>The models that are looked at: the subject, and shadows where somebody asked for some.</summary>
internal static class Checkpoints
{
    /// <summary>Each is open until the next is asked for.</summary>
    public static IEnumerable<(Subject Subject, string Name)> Of(AttributionJob job, int shadows) => Of(job.Subject, job.Shadows.Take(shadows));

    /// <summary>Each is open until the next is asked for.</summary>
    public static IEnumerable<(Subject Subject, string Name)> Of(Subject subject, IEnumerable<ShadowModel> shadows)
    {
        yield return (subject, "the subject");
        foreach (var shadow in shadows)
        {
            using var opened = shadow.Open();
            yield return (opened, shadow.Name);
        }
    }
}
