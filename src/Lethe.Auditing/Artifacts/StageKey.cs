using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Lethe.Auditing.Artifacts;

/// <summary>Names what a stage makes by all that decides it: the SHA-256 of its facts in canonical JSON.</summary>
public readonly record struct StageKey
{
    private const int Digits = 64;

    private readonly string? _value;

    private StageKey(string value) => _value = value;

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This key was never made.");

    public static StageKey Of(JsonNode facts) => new(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(facts))));

    /// <exception cref="FormatException">It is not 64 hexadecimal digits in lower case.</exception>
    public static StageKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("A stage key is 64 hexadecimal digits in lower case.");

    public static bool TryParse(string text, out StageKey key)
    {
        var isKey = text.Length == Digits && text.All(digit => char.IsAsciiHexDigit(digit) && !char.IsAsciiLetterUpper(digit));
        key = isKey ? new StageKey(text) : default;
        return isKey;
    }

    public override string ToString() => Value;
}
