namespace Lethe.Torch;

/// <summary>The numbers of a tensor, which lie beside the pickle in the archive.</summary>
internal sealed record PickleStorage(long Elements);
