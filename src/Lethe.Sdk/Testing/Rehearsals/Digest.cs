using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>Everything a run made, as one number: two runs agree bit for bit or they do not.</summary>
internal sealed class Digest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
    }

    public void Add(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        Add($"{tensor.dtype} {string.Join(',', tensor.shape)}");
        _hash.AppendData(tensor.detach().cpu().contiguous().bytes);
    }

    public void Add(nn.Module module)
    {
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in module.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(tensor);
        }
    }

    /// <summary>What was added so far, in hexadecimal.</summary>
    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
