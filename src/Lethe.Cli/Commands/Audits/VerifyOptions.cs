using System.CommandLine;
using Lethe.Storage.Chains;

namespace Lethe.Cli.Commands.Audits;

/// <summary>What a certificate or the chain can be held against.</summary>
internal sealed class VerifyOptions
{
    public Option<string?> Head { get; } = new("--head") { Description = "A head of the chain that was kept elsewhere, SEQUENCE:HASH or a file with one: shows whether records were cut off since." };

    public Option<string[]> Models { get; } = new("--model") { Description = "Of a certificate: a model file that must be one of its models. Can be given again.", DefaultValueFactory = _ => [] };

    public Option<string?> Key { get; } = new("--key") { Description = "Of a certificate: the fingerprint of the key that must have signed it." };

    public Option<string?> Proof { get; } = new("--proof") { Description = "Of a certificate: a proof that a record is in its forget set." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Head, Models, Key, Proof }) command.Add(option);
    }

    /// <summary>Null when none was given.</summary>
    public ChainHead? ReadHead(ParseResult parsed)
    {
        if (parsed.GetValue(Head) is not { } text) return null;
        var written = File.Exists(text) ? File.ReadAllText(text) : text;
        return ChainHead.TryParse(written, out var head) ? head : throw new ArgumentException($"'{text}' is no head of a chain and no file with one; they look like 12:0123abcd...");
    }

    /// <summary>What a certificate alone can be held against.</summary>
    public bool IsAboutCertificates(ParseResult parsed) =>
        parsed.GetRequiredValue(Models).Length > 0 || parsed.GetValue(Key) is not null || parsed.GetValue(Proof) is not null;
}
