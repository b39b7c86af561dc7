namespace Lethe.Web.Serving;

/// <summary>What has to be so before a server opens its doors.</summary>
internal static class Opening
{
    /// <exception cref="InvalidOperationException">It is not; the message says what to type.</exception>
    public static void Check(Engine engine, ServerSettings settings)
    {
        if (settings.RequiresLogin && !engine.Database.Users.HasAdmin)
        {
            var why = settings.Addresses.Any(address => !address.IsOfThisMachine) ? "This address can be reached from other machines" : "A login was asked for";
            throw new InvalidOperationException($"{why}, and there is no admin who can log in. Add one first: lethe user add NAME --role admin. Without a login: {ListenAddress.Default}, and a tunnel such as `ssh -L` from elsewhere.");
        }
        var hasHttps = settings.Addresses.Any(address => address.IsHttps);
        if (hasHttps && settings.Certificate is null) throw new InvalidOperationException("An address with https needs a certificate: --certificate FILE --key FILE, both PEM.");
        if (!hasHttps && settings.Certificate is not null) throw new InvalidOperationException("There is a certificate and no address with https to use it: --urls https://…");
    }

    /// <summary>What whoever starts it should know; null: nothing.</summary>
    public static string? Warning(ServerSettings settings) => settings.Proxies.Count == 0 && settings.Addresses.Any(address => !address.IsHttps && !address.IsOfThisMachine)
        ? "Warning: passwords and tokens go over the network as they are typed. Give --certificate and --key with an https address, or put a proxy with https before it and name it with --proxy."
        : null;
}
