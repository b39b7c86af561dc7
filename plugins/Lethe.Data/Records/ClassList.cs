namespace Lethe.Data.Records;

/// <summary>The names of classes that come as numbers.</summary>
internal static class ClassList
{
    private const int MostClasses = 10_000;

    /// <param name="given">Names from the request or beside the data; empty: the numbers themselves.</param>
    /// <param name="labels">Labels of every part, with the file each came from.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> given, params IEnumerable<(string File, IReadOnlyList<long> Labels)> labels)
    {
        var greatest = -1L;
        foreach (var (file, numbers) in labels)
        {
            var limit = given.Count > 0 ? given.Count : MostClasses;
            for (var i = 0; i < numbers.Count; i++)
            {
                if (numbers[i] < 0 || numbers[i] >= limit)
                    throw new DataFormatException(file, $"record {i} has label {numbers[i]}; labels go from 0 to {limit - 1}");
                greatest = Math.Max(greatest, numbers[i]);
            }
        }
        if (given.Count > 0) return given;
        return [.. Enumerable.Range(0, (int)greatest + 1).Select(number => $"{number}")];
    }
}
