namespace Lethe.Cli.Tests.Script;

/// <summary>
/// A checkout that holds the real script and next to nothing else, in a path with a space. The tools the script
/// calls are stubs that note how they were called, so that a test sees what would be installed, built and run.
/// </summary>
public sealed class Checkout : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Checkout()
    {
        var repository = Repository();
        Directory.CreateDirectory(Path.Combine(Root, "tools"));
        File.Copy(Path.Combine(repository, "lethe"), Path.Combine(Root, "lethe"));
        File.Copy(Path.Combine(repository, "tools/test.sh"), Path.Combine(Root, "tools/test.sh"));
        Write("Audit.sln", "");
        Write("src/A.cs", "class A;");
        Write("native/a.cpp", "int a;\n");
        Directory.CreateDirectory(Path.Combine(Root, "tests"));
        var stubs = Path.Combine(repository, "tests/Lethe.Cli.Tests/Script/stubs");
        Environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{stubs}:/usr/bin:/bin",
            ["HOME"] = _folder.Path,
            ["STUB_CALLS"] = CallsFile,
            ["STUB_TRX"] = Path.Combine(_folder.Path, "trx"),
            ["LETHE_LIBTORCH"] = null,
        };
    }

    public Dictionary<string, string?> Environment { get; }

    public string Root => Path.Combine(_folder.Path, "a checkout");

    /// <summary>The calls of stubs since the last time this was asked.</summary>
    public IReadOnlyList<string> TakeCalls()
    {
        var calls = File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];
        File.Delete(CallsFile);
        return calls;
    }

    private string CallsFile => Path.Combine(_folder.Path, "calls");

    public void Dispose() => _folder.Dispose();

    public Outcome Run(params string[] args) => RunFrom(Root, Path.Combine(Root, "lethe"), args);

    public Outcome RunFrom(string folder, string script, params string[] args) => Shell.Run(script, args, Environment, folder);

    public string Write(string name, string content) => _folder.Write(Path.Combine("a checkout", name), content);

    /// <summary>A test project, and what `dotnet test` would say about it.</summary>
    public void AddProject(string name, string? trx, int status = 0, string log = "", string list = "")
    {
        Write($"tests/{name}/{name}.csproj", "");
        if (trx is not null)
            _folder.Write($"trx/{name}.trx", trx);
        _folder.Write($"trx/{name}.status", $"{status}");
        _folder.Write($"trx/{name}.log", log);
        _folder.Write($"trx/{name}.list", list);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Audit.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the tests run outside the repository");
        return folder.FullName;
    }
}
