using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>A value of the graph under its name; an empty name is an input left out.</summary>
internal sealed record Term(string Name, ScalarType Type)
{
    public static Term LeftOut { get; } = new("", ScalarType.Float32);
}
