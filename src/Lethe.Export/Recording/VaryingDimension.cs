namespace Lethe.Export.Recording;

/// <summary>A dimension of the input that may have any size, and the sizes that it is tried with.</summary>
internal sealed record VaryingDimension(int Dimension, string Name, long Size, long OtherSize, long UnseenSize);
