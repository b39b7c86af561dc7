using System.Globalization;
using System.Text;
using Lethe.Unlearning.Preference;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

/// <summary>
/// The figure of docs/studies/npo-drift.md is what the methods do today. LETHE_WRITE_FIGURES=1 writes it anew.
/// </summary>
public class DriftFigureTests
{
    private const int Seeds = 5;

    private static readonly int[] Steps = [125, 250, 500, 1000, 2000, 4000];

    private static string Folder => Path.Combine(Checkout(), "docs", "studies");

    [Fact, Trait("Speed", "slow")]
    public void Figure_InTheDocumentation_IsWhatIsComputed()
    {
        var rows = Enumerable.Range(1, Seeds).SelectMany(Rows).ToArray();
        var csv = Path.Combine(Folder, "npo-drift.csv");
        if (Environment.GetEnvironmentVariable("LETHE_WRITE_FIGURES") == "1")
        {
            File.WriteAllLines(csv, rows.Select(row => FormattableString.Invariant($"{row.Method},{row.Seed},{row.Steps},{row.Drift:G6},{row.Kl:G6}"))
                .Prepend("method,seed,steps,distance,retain-kl"));
            File.WriteAllText(Path.Combine(Folder, "npo-drift.svg"), Svg(rows));
        }
        var written = File.ReadAllLines(csv)[1..].Select(line => line.Split(',')).ToArray();
        Assert.Equal(rows.Length, written.Length);
        foreach (var (row, cells) in rows.Zip(written))
        {
            Assert.Equal((row.Method, $"{row.Seed}", $"{row.Steps}"), (cells[0], cells[1], cells[2]));
            var shown = double.Parse(cells[3], CultureInfo.InvariantCulture);
            Assert.InRange(row.Drift, shown * 0.99, shown * 1.01);
        }
    }

    private static IEnumerable<Row> Rows(int seed)
    {
        using var scope = NewDisposeScope();
        var toy = new LogisticToy(seed);
        var reference = toy.Forget(toy.Base);
        return
        [
            .. Run("ascent", weights => toy.Forget(weights).mean()),
            .. Run("npo", weights => PreferenceLoss.Each(toy.Forget(weights), reference, 1).mean()),
        ];

        IEnumerable<Row> Run(string method, Func<Tensor, Tensor> loss)
        {
            var (weights, done) = (toy.Base, 0);
            foreach (var steps in Steps)
            {
                weights = LogisticToy.Descend(weights, steps - done, 2, loss);
                done = steps;
                yield return new Row(method, seed, steps, (weights - toy.Base).norm().item<double>(), toy.RetainKl(weights));
            }
        }
    }

    // Distance over steps, both on logarithmic axes: a straight line of slope 1 grows with the steps, a flat one hardly.
    private static string Svg(Row[] rows)
    {
        const int Width = 560, Height = 320, Left = 60, Bottom = 270, Right = 540, Top = 20;
        double least = rows.Min(row => row.Drift), most = rows.Max(row => row.Drift);
        double X(double steps) => Left + Math.Log((double)steps / Steps[0]) / Math.Log((double)Steps[^1] / Steps[0]) * (Right - Left);
        double Y(double drift) => Bottom - Math.Log(drift / least) / Math.Log(most / least) * (Bottom - Top);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n<path d=\"M{Left} {Top}V{Bottom}H{Right}\" fill=\"none\" stroke=\"#444\"/>\n");
        foreach (var steps in Steps)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(steps):0.0}\" y=\"{Bottom + 16}\" text-anchor=\"middle\">{steps}</text>\n");
        for (var tick = 10; tick <= most; tick *= 10)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Y(tick) + 4:0.0}\" text-anchor=\"end\">{tick}</text>\n");
        foreach (var line in rows.GroupBy(row => (row.Method, row.Seed)))
        {
            var path = string.Join('L', line.Select(row => FormattableString.Invariant($"{X(row.Steps):0.0} {Y(row.Drift):0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{path}\" fill=\"none\" stroke=\"{(line.Key.Method == "npo" ? "#1668a8" : "#b4451f")}\"/>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">steps</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 14}\" y=\"{Top + 12}\" fill=\"#b4451f\">gradient ascent</text>\n<text x=\"{Left + 14}\" y=\"{Top + 30}\" fill=\"#1668a8\">negative preference optimisation</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"16\" y=\"{(Top + Bottom) / 2}\" text-anchor=\"middle\" transform=\"rotate(-90 16 {(Top + Bottom) / 2})\">distance from the original's weights</text>\n</svg>\n");
        return svg.ToString();
    }

    private static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) return folder.FullName;
        throw new InvalidOperationException("The figure is part of a checkout.");
    }

    private sealed record Row(string Method, int Seed, int Steps, double Drift, double Kl);
}
