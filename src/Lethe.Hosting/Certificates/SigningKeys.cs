using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Hosting.Certificates;

/// <summary>
/// The key that signs here. It is drawn when it is first needed and announced on the chain; each later one is announced
/// with the signature of the one before it.
/// </summary>
public sealed class SigningKeys(Engine engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly KeyFiles _files = new(engine.Home.Keys);

    public KeyHistory History => KeyHistory.Read(engine.Database.Chain);

    /// <summary>The key that signs now. The caller disposes it.</summary>
    /// <exception cref="CertificateException">It is lost, or others can read it.</exception>
    public SigningKey Open()
    {
        using var held = Lock();
        return OpenHeld();
    }

    /// <summary>Draws another key; the one that signed so far is destroyed when the chain knows its successor.</summary>
    /// <returns>What the chain says of it now.</returns>
    public KeyAnnouncement Rotate()
    {
        using var held = Lock();
        using var current = OpenHeld();
        return Follow(next => KeyAnnouncement.Next(next.Public, current));
    }

    /// <summary>Draws another key where the one before it is gone, which the chain says too.</summary>
    /// <exception cref="CertificateException">It is not gone.</exception>
    public KeyAnnouncement ReplaceLost()
    {
        using var held = Lock();
        if (History.Current is not { } lost) throw new CertificateException("No key has signed here yet, so none is lost.");
        using var found = Find(lost);
        if (found is not null) throw new CertificateException($"The key {lost} is not lost: it is in {_files.Current}. Use `lethe key rotate` without --lost.");
        return Follow(next => KeyAnnouncement.AfterLoss(next.Public, lost));
    }

    private SigningKey OpenHeld()
    {
        if (History.Current is { } announced)
            return Find(announced) ?? throw new CertificateException(
                $"The key {announced}, which signs here, is not in {_files.Current}. Put it back from a backup; if it is gone for good, "
                + "`lethe key rotate --lost` puts another one in its place and says so on the chain. Certificates that it signed stay valid.");
        // Before the chain knows of a key there may be one: a process died in between, or the database is new.
        var key = KeyFiles.Read(_files.Current);
        if (key is null)
        {
            key = SigningKey.Create();
            _files.WriteNext(key);
            _files.Promote();
        }
        engine.Database.Chain.Append(KeyAnnouncement.RecordKind, KeyAnnouncement.First(key.Public).ToJson());
        return key;
    }

    private SigningKey? Find(string fingerprint)
    {
        if (Fitting(_files.Current) is { } current) return current;
        if (Fitting(_files.Next) is not { } next) return null;
        // A process died between announcing this key and putting it in its place.
        _files.Promote();
        return next;

        SigningKey? Fitting(string path)
        {
            var key = KeyFiles.Read(path);
            if (key?.Public.Fingerprint == fingerprint) return key;
            key?.Dispose();
            return null;
        }
    }

    // The file first: what the chain announces must be there whenever this process dies.
    private KeyAnnouncement Follow(Func<SigningKey, KeyAnnouncement> announce)
    {
        using var next = SigningKey.Create();
        var announcement = announce(next);
        _files.WriteNext(next);
        engine.Database.Chain.Append(KeyAnnouncement.RecordKind, announcement.ToJson());
        _files.Promote();
        return announcement;
    }

    private FileStream Lock()
    {
        var start = engine.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                return _files.Lock();
            }
            catch (IOException fault) when (fault.GetType() == typeof(IOException))
            {
                if (engine.Clock.GetElapsedTime(start) > Patience)
                    throw new CertificateException($"Another process has been using the keys in {engine.Home.Keys} for {Patience.TotalSeconds} s; does one hang?", fault);
                Thread.Sleep(10);
            }
        }
    }
}
