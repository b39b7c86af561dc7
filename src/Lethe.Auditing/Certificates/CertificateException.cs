namespace Lethe.Auditing.Certificates;

/// <summary>There can be no certificate, or none of what was asked for; the message says why and what helps.</summary>
public sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
