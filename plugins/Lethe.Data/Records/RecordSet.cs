namespace Lethe.Data.Records;

/// <summary>Inputs and what is known of them, before they are a split.</summary>
internal sealed record RecordSet(IRecordSource Source, RecordTable Table)
{
    public int Count => Source.Count;

    public Split ToSplit(string name) => new(name, Source, Table);

    /// <summary>Only these rows, in this order.</summary>
    public RecordSet Take(int[] rows) => new(new ChosenRows(Source, rows), new RecordTable(
        Pick(Table.Ids, rows),
        Table.Labels is { } labels ? Pick(labels, rows) : null,
        Table.Owners is { } owners ? Pick(owners, rows) : null,
        Table.Attributes?.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<double>)Pick(pair.Value, rows))));

    private static T[] Pick<T>(IReadOnlyList<T> values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
