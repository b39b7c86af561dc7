namespace Lethe.Sdk;

/// <summary>Pixels row by row, three bytes each for colour or one for grey.</summary>
public sealed record ImageCell(string Label, int Width, int Height, int Channels, byte[] Pixels);
