namespace Lethe.Data.Glyphs;

/// <summary>A place on a drawing; x to the right, y downwards.</summary>
internal readonly record struct Point(float X, float Y);
