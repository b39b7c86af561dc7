namespace Lethe.Data.Records;

/// <summary>Ids for records that bring none: part and position, such as <c>train-000123</c>.</summary>
internal static class RecordIds
{
    public static string[] Number(string part, int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++) ids[i] = $"{part}-{i:D6}";
        return ids;
    }
}
