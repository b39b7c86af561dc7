namespace Lethe.Storage.Schedules;

/// <summary>Why a schedule ran.</summary>
public enum ScheduleTrigger
{
    /// <summary>The clock.</summary>
    Cron,

    /// <summary>A file that the request names has another content.</summary>
    Model,

    /// <summary>A plugin, or Lethe itself, has another version.</summary>
    Plugins,

    /// <summary>The policy reads differently.</summary>
    Policy,

    /// <summary>Somebody asked.</summary>
    Manual,
}
