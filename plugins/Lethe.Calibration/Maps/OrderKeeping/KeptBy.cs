namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>By which figure of the records kept back a map is chosen.</summary>
public enum KeptBy
{
    /// <summary>The log loss.</summary>
    LogLoss,

    /// <summary>The debiased error of the confidence over bins of equal mass.</summary>
    Confidence,

    /// <summary>The mean over classes of the calibration error.</summary>
    Classes,
}
