using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lethe.Web.Serving;

/// <summary>What addresses with https show of themselves.</summary>
/// <param name="Own">With its key.</param>
/// <param name="Chain">All that the file holds: browsers want those between it and its root too.</param>
public sealed record HttpsCertificate(X509Certificate2 Own, X509Certificate2Collection Chain) : IDisposable
{
    /// <exception cref="ArgumentException">They are no certificate with its key.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static HttpsCertificate Read(string certificate, string key)
    {
        try
        {
            var own = X509Certificate2.CreateFromPemFile(certificate, key);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return new HttpsCertificate(own, chain);
        }
        catch (CryptographicException fault)
        {
            throw new ArgumentException($"{certificate} and {key} are no certificate with its key, as PEM: {fault.Message}", fault);
        }
    }

    public void Dispose()
    {
        Own.Dispose();
        foreach (var one in Chain) one.Dispose();
    }
}
