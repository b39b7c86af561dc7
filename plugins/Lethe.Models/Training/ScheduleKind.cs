namespace Lethe.Models.Training;

/// <summary>How the learning rate goes over the training.</summary>
public enum ScheduleKind
{
    /// <summary>The same throughout.</summary>
    Constant,

    /// <summary>Half a cosine, down to zero.</summary>
    Cosine,

    /// <summary>A tenth after half of all steps, a hundredth after three quarters.</summary>
    Step,

    /// <summary>Up from a 25th, then down to nearly nothing, both along a cosine.</summary>
    OneCycle,
}
