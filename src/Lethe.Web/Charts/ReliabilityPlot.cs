using System.Globalization;
using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the parts of a reliability diagram lie.</summary>
public sealed record ReliabilityPlot(ChartScale X, ChartScale Y, IReadOnlyList<ReliabilityMark> Marks)
{
    public static ReliabilityPlot Of(ReliabilityExhibit diagram)
    {
        var x = new ChartScale(0, 1, false, ChartFrame.Left, ChartFrame.Right);
        var y = new ChartScale(0, 1, false, ChartFrame.Bottom, ChartFrame.Top);
        var all = Math.Max(1, diagram.Bins.Sum(bin => bin.Count));
        return new ReliabilityPlot(x, y, [.. diagram.Bins.Where(bin => bin.Count > 0 && bin.Accuracy is not null).Select(bin => new ReliabilityMark(
            x.Map(bin.From), x.Map(bin.To), x.Map(bin.Confidence ?? (bin.From + bin.To) / 2), y.Map(bin.Accuracy!.Value),
            bin.Low is { } low ? y.Map(low) : null, bin.High is { } high ? y.Map(high) : null, (double)bin.Count / all,
            string.Create(CultureInfo.InvariantCulture, $"Confidence {bin.Confidence:0.000}, accuracy {bin.Accuracy:0.000}, n = {bin.Count}")))]);
    }
}
