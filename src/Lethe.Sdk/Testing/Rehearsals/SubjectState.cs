namespace Lethe.Sdk.Testing;

/// <summary>A subject at one moment: weights bit for bit, modes, what learns.</summary>
internal sealed record SubjectState(string Weights, string Modes, string Learning)
{
    public static SubjectState Of(Subject subject)
    {
        using var digest = new Digest();
        digest.Add(subject.Module);
        return new SubjectState(
            digest.Take(),
            string.Concat(subject.Module.WithParts().Select(part => part.training ? 't' : 'e')),
            string.Concat(subject.Module.parameters().Select(parameter => parameter.requires_grad ? 'l' : 'f')));
    }

    /// <summary>Notes what has changed since.</summary>
    public void Compare(Observation seen, Subject subject, Topic topic, string whose)
    {
        var now = Of(subject);
        seen.Expect(now.Weights == Weights, topic, $"The weights of {whose} have changed.");
        seen.Expect(now.Modes == Modes, topic, $"Parts of {whose} were left in another mode (training or evaluation).");
        seen.Expect(now.Learning == Learning, topic, $"Parameters of {whose} were frozen or thawed (requires_grad).");
        seen.Found(topic, $"Weights, modes and requires_grad of {whose} are as they were.");
    }
}
