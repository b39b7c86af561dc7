namespace Lethe.Calibration.Tests.Support;

/// <summary>Records from outside, as a test writes them down.</summary>
[Plugin("data.test-strangers", "Strangers")]
internal sealed class Strangers(StrangersOptions options) : IDataSource
{
    public Dataset Load(DataJob job)
    {
        var rows = Rows.Of([.. options.Values.Select(value => (float)value)], null, options.Width, "test");
        var none = rows.Subset("train", []);
        return new Dataset
        {
            Name = "strangers",
            Input = new InputDescription([options.Width], [], []),
            ClassNames = ["only"],
            Train = options.AsTraining ? rows : none,
            Test = options.AsTraining ? null : rows,
        };
    }
}
