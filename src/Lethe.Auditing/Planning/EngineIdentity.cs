using System.Security.Cryptography;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Planning;

/// <summary>The code beside the plugins that decides results: contracts, statistics, binding and the native shim.</summary>
public static class EngineIdentity
{
    private const string Shim = "liblethe_torch.so";

    // To be raised when the same unit gives another result, or its artifact another form.
    private const int Format = 2;

    private static readonly Lazy<string> Text = new(Find);

    public static string Value => Text.Value;

    private static string Find()
    {
        var assemblies = new[] { typeof(IPlugin), typeof(RandomStream), typeof(TorchSharp.torch) }
            .Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString("N"));
        return string.Join('-', [$"{Format}", .. assemblies, ShimHash()]);
    }

    private static string ShimHash()
    {
        var path = Path.Combine(AppContext.BaseDirectory, Shim);
        return File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..32] : "none";
    }
}
