using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Good;

[Plugin("data.numbers", "Numbers", Summary = "A few rows of numbers.")]
public class NumberSource : IDataSource
{
    private const int Records = 12;

    public virtual Dataset Load(DataJob job) => new()
    {
        Name = "numbers",
        Input = new InputDescription([2], [], []),
        ClassNames = ["even", "odd"],
        Train = new Split("train", Source(job), new RecordTable(
            [.. Enumerable.Range(0, Records).Select(Id)], [.. Enumerable.Range(0, Records).Select(Label)])),
    };

    protected virtual string Id(int row) => $"{row}";

    protected virtual long Label(int row) => row % 2;

    protected virtual IRecordSource Source(DataJob job) => new Rows(job.Random);

    protected class Rows(RandomStream random) : IRecordSource
    {
        private readonly float[] _numbers = [.. Enumerable.Range(0, Records).Select(_ => (float)random.NextNormal())];

        public int Count => Records;

        public virtual Tensor Read(ReadOnlySpan<int> rows)
        {
            var numbers = new float[rows.Length * 2];
            for (var i = 0; i < rows.Length; i++) numbers[2 * i] = numbers[2 * i + 1] = _numbers[rows[i]];
            return tensor(numbers, [rows.Length, 2]);
        }
    }
}
