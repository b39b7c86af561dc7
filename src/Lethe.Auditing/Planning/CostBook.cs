using System.Text.Json;
using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Planning;

/// <summary>
/// What units took before, by what they are like: the same plugin on the same work. It is remembered in a file and only
/// ever shown, never believed.
/// </summary>
public sealed class CostBook
{
    // Recent runs count more: machines and plugins change.
    private const double Weight = 0.5;

    private readonly string _file;
    private readonly Dictionary<string, double> _seconds;

    public CostBook(string file)
    {
        _file = file;
        _seconds = Read(file);
    }

    /// <summary>Null when nothing like it was ever run.</summary>
    public double? Of(Unit unit) => _seconds.TryGetValue(Like(unit), out var seconds) ? seconds : null;

    public void Note(Unit unit, double seconds) =>
        _seconds[Like(unit)] = Of(unit) is { } before ? Weight * seconds + (1 - Weight) * before : seconds;

    public void Save() => AtomicFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(_seconds));

    private static string Like(Unit unit) => $"{unit.Kind} {unit.Plugin} {unit.Count} {unit.Effort}";

    private static Dictionary<string, double> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            // It is a help and no record: a damaged one is begun anew.
            return [];
        }
    }
}
