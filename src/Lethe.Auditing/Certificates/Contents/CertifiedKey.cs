namespace Lethe.Auditing.Certificates.Contents;

/// <summary>The key that signed.</summary>
/// <param name="Fingerprint">SHA-256 of <paramref name="Public"/>; what is compared with one that came another way.</param>
/// <param name="Public">The public key, as SubjectPublicKeyInfo in hexadecimal digits.</param>
public sealed record CertifiedKey(string Fingerprint, string Public);
