namespace Lethe.Data.Idx;

/// <summary>What is known of the sets that have a name.</summary>
internal static class IdxNames
{
    public const string DebianFashionMnist = "/usr/share/datasets/fashion-mnist";

    private static readonly string[] Clothes =
        ["t-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    public static string? Folder(IdxSet set) => set == IdxSet.FashionMnist ? DebianFashionMnist : null;

    public static IReadOnlyList<string> Classes(IdxSet set) => set switch
    {
        IdxSet.FashionMnist => Clothes,
        IdxSet.Mnist => ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        _ => [],
    };

    public static string Title(IdxSet set) => set switch
    {
        IdxSet.FashionMnist => "Fashion-MNIST",
        IdxSet.Mnist => "MNIST",
        _ => "IDX",
    };
}
