using Lethe.Auditing.Certificates.Contents;

namespace Lethe.Auditing.Certificates;

/// <summary>What a certificate says beside what the audit's plan and artifacts tell.</summary>
public sealed record CertificateFacts
{
    public required CertifiedAudit Audit { get; init; }

    public required DateTimeOffset Issued { get; init; }

    /// <summary>The audit's result as it was recorded: canonical JSON.</summary>
    public required string Result { get; init; }

    /// <summary>SHA-256 of the policy's text; null without a policy.</summary>
    public required string? PolicyHash { get; init; }

    /// <summary>The program's.</summary>
    public required string Version { get; init; }

    public required CertifiedChain Chain { get; init; }

    public required CertifiedKey Key { get; init; }

    /// <summary>How many records were to be forgotten, and the root over them; null without a forget set.</summary>
    public required (long Count, string Root)? ForgetSet { get; init; }
}
