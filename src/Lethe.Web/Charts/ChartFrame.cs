namespace Lethe.Web.Charts;

/// <summary>The drawing of a chart with two axes: its size and the part in which values are drawn.</summary>
public static class ChartFrame
{
    public const double Width = 640, Height = 340;

    public const double Left = 64, Right = 624, Top = 12, Bottom = 290;
}
