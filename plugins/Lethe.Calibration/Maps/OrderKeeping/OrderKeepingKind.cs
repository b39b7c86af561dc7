namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>Families of maps that keep the order of a record's classes.</summary>
public enum OrderKeepingKind
{
    PiecewiseLinear,
    Network,
    TemperatureMixture,
}
