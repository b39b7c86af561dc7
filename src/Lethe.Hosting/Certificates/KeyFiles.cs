using System.Text;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Hosting.Certificates;

/// <summary>The signing key as a file that its owner alone can read.</summary>
internal sealed class KeyFiles(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>The key that signs.</summary>
    public string Current => Path.Combine(folder, "signing.pem");

    /// <summary>The key that is about to take its place: the chain may know it already.</summary>
    public string Next => Path.Combine(folder, "signing.next.pem");

    /// <summary>Null when there is none.</summary>
    public static SigningKey? Read(string path)
    {
        if (!File.Exists(path)) return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new CertificateException($"{path} is the key that signs certificates, and others than its owner can read or change it: chmod 600 {path}, and think about `lethe key rotate`.");
        try
        {
            return SigningKey.Read(File.ReadAllText(path));
        }
        catch (CertificateException fault)
        {
            throw new CertificateException($"{path} cannot be used. {fault.Message}", fault.InnerException);
        }
    }

    /// <summary>For one process at a time: while the stream is open nobody else changes keys.</summary>
    public FileStream Lock()
    {
        MakeFolder();
        return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public void WriteNext(SigningKey key)
    {
        MakeFolder();
        AtomicFile.Write(Next, Encoding.UTF8.GetBytes(key.Pem), OwnerOnly);
    }

    public void Promote() => File.Move(Next, Current, overwrite: true);

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
