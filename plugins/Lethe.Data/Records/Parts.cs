namespace Lethe.Data.Records;

/// <summary>The parts of a dataset; those that were not there are cut from the training records.</summary>
internal sealed record Parts(RecordSet Train, RecordSet? Validation, RecordSet? Test)
{
    /// <summary>Draws the missing parts without replacement; what stays keeps its order.</summary>
    public Parts Fill(PartOptions options, DataJob job)
    {
        var random = job.Random.Fork("parts");
        var (train, validation, test) = this;
        if (test is null) (train, test) = Cut(train, options.TestFraction, random.Fork("test"));
        if (validation is null) (train, validation) = Cut(train, options.ValidationFraction, random.Fork("validation"));
        if (train.Count == 0) throw new DataOptionException("No training record is left: set smaller fractions apart.");
        return new Parts(train, validation, test);
    }

    /// <summary>The last records of the training part become the validation part.</summary>
    public Parts CutEnd(int validation)
    {
        if (validation == 0) return this;
        var stay = Train.Count - validation;
        if (stay <= 0)
            throw new DataOptionException($"{validation} records for validation leave none of {Train.Count} to train on.");
        var rows = Enumerable.Range(0, Train.Count).ToArray();
        return this with { Train = Train.Take(rows[..stay]), Validation = Train.Take(rows[stay..]) };
    }

    public Dataset ToDataset(string name, InputDescription input, IReadOnlyList<string> classNames) => new()
    {
        Name = name,
        Input = input,
        ClassNames = classNames,
        Train = Train.ToSplit("train"),
        Validation = Validation?.ToSplit("validation"),
        Test = Test?.ToSplit("test"),
    };

    private static (RecordSet Stay, RecordSet? Cut) Cut(RecordSet records, double fraction, RandomStream random)
    {
        var size = (int)Math.Round(fraction * records.Count, MidpointRounding.AwayFromZero);
        if (size == 0) return (records, null);
        var chosen = random.Sample(records.Count, Math.Min(size, records.Count));
        var cut = chosen.ToHashSet();
        return (records.Take([.. Enumerable.Range(0, records.Count).Where(row => !cut.Contains(row))]), records.Take(chosen));
    }
}
