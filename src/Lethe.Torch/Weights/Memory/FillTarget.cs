namespace Lethe.Torch;

/// <summary>Where the numbers of an entry go: as many bytes from <paramref name="Memory"/> on as the entry has.</summary>
internal readonly record struct FillTarget(WeightEntry Entry, nint Memory);
