namespace Lethe.Sdk;

/// <summary>
/// What every plugin kind derives from. A plugin has one public constructor, which takes nothing or its options record,
/// and is made anew for each use.
/// </summary>
public interface IPlugin
{
    /// <summary>What the plugin cannot do without; checked before anything is queued.</summary>
    static virtual Needs Needs => Needs.None;

    /// <summary>
    /// Whether the result depends on the job's random stream. A plugin that says it does not is given the same stream
    /// whatever the request's seed, so that its results outlive a change of seed.
    /// Where options decide, see <see cref="IDependsOnSeed"/>.
    /// </summary>
    static virtual bool IsSeeded => true;
}
