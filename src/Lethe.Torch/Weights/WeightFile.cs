using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>
/// An open file of tensors: their names and shapes are read, their numbers only when asked for. Nothing in such a
/// file can run code: pickles are recognised and refused.
/// </summary>
public abstract partial class WeightFile : IDisposable
{
    private Dictionary<string, WeightEntry>? _byName;

    private protected WeightFile(string path, WeightFormat format)
    {
        FilePath = path;
        Format = format;
    }

    public string FilePath { get; }

    public WeightFormat Format { get; }

    /// <summary>What the file holds, in order of name.</summary>
    public IReadOnlyList<WeightEntry> Entries { get; private protected init; } = [];

    /// <summary>Free text kept beside the tensors; empty where the format has no place for any.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private protected init; } = new Dictionary<string, string>();

    private Dictionary<string, WeightEntry> ByName =>
        _byName ??= Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>Opens a safetensors file or index, an <c>.npy</c> or an <c>.npz</c>, whichever the content is.</summary>
    public static WeightFile Open(string path, WeightFileOptions? options = null) => WeightFileOpener.Open(path, options);

    /// <summary>All tensors of a file, on the CPU. The one array of an <c>.npy</c> has the name "".</summary>
    public static Dictionary<string, Tensor> Load(string path, WeightFileOptions? options = null)
    {
        using var file = Open(path, options);
        return file.LoadAll();
    }

    /// <summary>Tells by content what a file is, also where it is nothing that <see cref="Open"/> takes.</summary>
    public static WeightFormat FormatOf(string path)
    {
        using var file = WeightSource.Open(path);
        return FormatSniffer.Tell(file) ?? throw FormatSniffer.Unknown(file);
    }

    public bool Contains(string name) => ByName.ContainsKey(name);

    /// <summary>What the file says about one tensor, or null where it holds none of that name.</summary>
    public WeightEntry? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>One tensor, on the CPU.</summary>
    public Tensor LoadTensor(string name)
    {
        var entry = Find(name) ?? throw Fault($"holds no tensor {Quoted.Name(name)}");
        return LoadAll([entry])[name];
    }

    public Dictionary<string, Tensor> LoadAll() => LoadAll(Entries);

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Brings the numbers of entries to memory, row by row. The memory of each is exactly as large as its entry.</summary>
    private protected abstract void Fill(IReadOnlyList<FillTarget> targets);

    private protected abstract void Close();

    /// <summary>For files made of files: one of them fills its part.</summary>
    private protected static void FillFrom(WeightFile file, IReadOnlyList<FillTarget> targets) => file.Fill(targets);

    private protected WeightFileException Fault(string reason, Exception? cause = null) => new(FilePath, reason, cause);

    private Dictionary<string, Tensor> LoadAll(IReadOnlyList<WeightEntry> entries)
    {
        var tensors = new Dictionary<string, Tensor>(entries.Count, StringComparer.Ordinal);
        try
        {
            foreach (var entry in entries) tensors.Add(entry.Name, empty(entry.Sizes, KnownType(entry)));
            FillChecked([.. entries.Select(entry => new FillTarget(entry, TensorMemory.Address(tensors[entry.Name])))]);
            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }

    private void FillChecked(IReadOnlyList<FillTarget> targets)
    {
        Fill(targets);
        foreach (var target in targets)
        {
            // A byte that is neither 0 nor 1 is no bool: compiled code that meets one may do anything.
            if (target.Entry.Type == ScalarType.Bool && !TensorMemory.HoldsOnlyBooleans(target.Memory, target.Entry.Bytes))
                throw Fault($"tensor {Quoted.Name(target.Entry.Name)} holds bytes that are no bools");
        }
    }

    private ScalarType KnownType(WeightEntry entry) => entry.Type ?? throw Fault(
        $"tensor {Quoted.Name(entry.Name)} holds {entry.StoredType}, an element type that tensors do not have here");
}
