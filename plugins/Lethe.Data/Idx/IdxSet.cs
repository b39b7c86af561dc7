namespace Lethe.Data.Idx;

/// <summary>Which set of IDX files is meant.</summary>
public enum IdxSet
{
    /// <summary>Any files of that format, named by the options.</summary>
    Custom,

    Mnist,

    /// <summary>Pictures of clothes; Debian has them as package dataset-fashion-mnist.</summary>
    FashionMnist,
}
