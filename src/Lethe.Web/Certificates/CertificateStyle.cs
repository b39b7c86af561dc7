using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Lethe.Web.Certificates;

/// <summary>The style sheet that travels inside of each certificate page.</summary>
internal static class CertificateStyle
{
    public static string Text { get; } = Read();

    /// <summary>Allows that style sheet and nothing else: the page asks for nothing and runs nothing.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("certificate.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
