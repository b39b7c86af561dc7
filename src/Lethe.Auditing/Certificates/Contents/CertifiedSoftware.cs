namespace Lethe.Auditing.Certificates.Contents;

/// <summary>What carried the audit out.</summary>
/// <param name="Version">Of the program, with its commit.</param>
/// <param name="Engine">Names the build of contracts, statistics, binding and native shim.</param>
public sealed record CertifiedSoftware(string Version, string Engine);
