namespace Lethe.Calibration.Maps.CorrectnessAware;

/// <summary>How right and wrong predictions count in the loss.</summary>
public enum CorrectnessWeights
{
    /// <summary>Each record alike.</summary>
    None,

    /// <summary>All right ones together as much as all wrong ones: it pulls confidence towards one half.</summary>
    Balanced,
}
