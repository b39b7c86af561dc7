namespace Lethe.Auditing.Certificates.Contents;

/// <summary>
/// What is vouched for of a finished audit. Names and meanings are an interface: what changes them changes the format.
/// </summary>
public sealed record Certificate
{
    public const string FormatName = "lethe.certificate/2";

    /// <summary>What was issued before certificates said who asked and which numbers are details; it says neither.</summary>
    public const string FirstFormat = "lethe.certificate/1";

    /// <summary>The verdict's word where the request named no policy.</summary>
    public const string NotJudged = "not-judged";

    public required string Format { get; init; }

    public required DateTimeOffset Issued { get; init; }

    public required CertifiedAudit Audit { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, <c>inconclusive</c>, <c>not-run</c> or <c>not-judged</c>.</summary>
    public required string Verdict { get; init; }

    public required CertifiedSoftware Software { get; init; }

    /// <summary>Null when the audit needed no records.</summary>
    public required CertifiedPlugin? Data { get; init; }

    public required IReadOnlyList<CertifiedSplit> Splits { get; init; }

    /// <summary>Null when nothing was to be forgotten.</summary>
    public required CertifiedForgetSet? ForgetSet { get; init; }

    /// <summary>The original, before; then what each unlearner made of it, after.</summary>
    public required IReadOnlyList<CertifiedModel> Models { get; init; }

    /// <summary>How models like the subject are trained, oracles among them; null when nothing says so.</summary>
    public required CertifiedPlugin? Recipe { get; init; }

    public required IReadOnlyList<CertifiedPlugin> Evaluators { get; init; }

    public required IReadOnlyList<CertifiedFinding> Findings { get; init; }

    /// <summary>Null when nothing was judged.</summary>
    public required CertifiedPolicy? Policy { get; init; }

    /// <summary>SHA-256 of the whole result as canonical JSON, which the chain holds too.</summary>
    public required string Result { get; init; }

    public required CertifiedChain Chain { get; init; }

    public required CertifiedKey Key { get; init; }
}
