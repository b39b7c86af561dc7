namespace Lethe.Representation.Similarity;

/// <summary>Layers by what they are compared with.</summary>
internal static class SimilarityMap
{
    public static HeatMapExhibit Of(IReadOnlyList<SimilarityTable> tables) => new()
    {
        Id = "similarity",
        Title = "How like the original and the oracles each layer is",
        Caption = "Unbiased linear CKA, 1 for the same up to rotation and scale. A model that has forgotten is as far from the original as the oracles are; "
            + "one that only changed its last layer is still the original in all others. Cells without a number show 0.",
        Rows = [.. tables[0].Layers.Select(layer => layer.Layer)],
        Columns = [.. tables.SelectMany(table => new[] { $"{table.Part}: to the original", $"{table.Part}: to oracles", $"{table.Part}: oracles to the original" })],
        Values = [.. tables[0].Layers.SelectMany((_, i) => tables.SelectMany(table => Cells(table.Layers[i])))],
    };

    private static double[] Cells(LayerSimilarity layer) => [Cell(layer.ToOriginal), Cell(Average(layer.ToOracles)), Cell(Average(layer.OracleToOriginal))];

    private static double Average(double[] values) => values.Length == 0 ? double.NaN : Mean.Of(values);

    private static double Cell(double value) => double.IsNaN(value) ? 0 : value;
}
