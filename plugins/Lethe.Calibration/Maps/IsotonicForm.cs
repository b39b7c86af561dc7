namespace Lethe.Calibration.Maps;

/// <summary>What an isotonic curve is fitted to.</summary>
public enum IsotonicForm
{
    /// <summary>A curve for each class.</summary>
    OneVersusRest,

    /// <summary>One curve for all probabilities of all classes, so that none overtakes another.</summary>
    OrderKeeping,
}
