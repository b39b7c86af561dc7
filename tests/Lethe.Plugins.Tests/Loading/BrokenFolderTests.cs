using Lethe.Plugins.Tests.Support;

namespace Lethe.Plugins.Tests.Loading;

/// <summary>Each folder ends with a status and a reason, and the good ones before and after it work.</summary>
public sealed class BrokenFolderTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public BrokenFolderTests()
    {
        _root.Add("a-good", "Samples");
        _root.Add("z-good", "one/WithLibrary", "one/Private");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Folder_WithoutManifest_SaysSo() => Refused(_root.Write("m", null, "Samples"), "There is no plugin.json in it.");

    [Theory]
    [InlineData("{ \"name\": ", "plugin.json is not JSON: ")]
    [InlineData("", "plugin.json is not JSON: ")]
    [InlineData("null", "plugin.json must be an object with name, version, sdk, assemblies.")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]", "plugin.json is not JSON: ")]
    [InlineData("""{ "name": "m", "name": "n", "version": "1", "sdk": "0.1", "assemblies": ["m.dll"] }""", "plugin.json is not JSON: ")]
    [InlineData("""{ "name": "m", "version": "1", "sdk": "0.1", "assemblies": ["m.dll"], "assembly": "x" }""", "plugin.json: there is no key 'assembly', only name, version, sdk, assemblies.")]
    [InlineData("""{ "name": 5, "sdk": null, "assemblies": [null] }""", "plugin.json: 'name' must be text; 'version' is missing; 'sdk' must be text; 'assemblies' must be a list of file names.")]
    [InlineData("""{ "name": "m", "version": "1", "sdk": "0.1", "assemblies": [] }""", "plugin.json: 'assemblies' must be a list of file names.")]
    [InlineData("""{ "name": "m", "version": "1", "sdk": "0.1", "assemblies": ["m.dll", "m.dll"] }""", "plugin.json: 'assemblies' names a file twice.")]
    public void Manifest_ThatIsNone_SaysWhatIsWrong(string manifest, string reason) => Refused(_root.Write("m", manifest), reason);

    [Fact]
    public void Manifest_BeyondMeasure_IsNotRead() =>
        Refused(_root.Write("m", new string(' ', 70_000)), "plugin.json has 70000 bytes; 65536 are allowed.");

    [Theory]
    [InlineData("7.0", PluginStatus.Incompatible, "It was built for Lethe.Sdk 7.0; this is ")]
    [InlineData("0.99", PluginStatus.Incompatible, "It was built for Lethe.Sdk 0.99; this is ")]
    [InlineData("newest", PluginStatus.Malfunctioned, "'newest' is no version of Lethe.Sdk, such as ")]
    public void Sdk_OfAnotherVersion_IsIncompatible(string sdk, PluginStatus status, string reason)
    {
        var manifest = PluginRoot.Manifest("m", "Impostor.dll").Replace($"\"sdk\":\"{PluginRoot.SdkVersion}\"", $"\"sdk\":\"{sdk}\"", StringComparison.Ordinal);
        Refused(_root.Write("m", manifest, "Impostor"), reason, status);
    }

    [Theory]
    [InlineData("absent.dll", "Assembly 'absent.dll' is not in the folder.")]
    [InlineData("../a-good/Samples.dll", "Assembly '../a-good/Samples.dll' must be a plain file name in the folder.")]
    [InlineData("/etc/passwd", "Assembly '/etc/passwd' must be a plain file name in the folder.")]
    [InlineData("sub/Samples.dll", "Assembly 'sub/Samples.dll' must be a plain file name in the folder.")]
    [InlineData("..", "Assembly '..' must be a plain file name in the folder.")]
    [InlineData("..\\a-good\\Samples.dll", "Assembly '..\\a-good\\Samples.dll' ")]
    [InlineData("https://example.org/Samples.dll", "Assembly 'https://example.org/Samples.dll' must be a plain file name in the folder.")]
    [InlineData("a\0b.dll", "Assembly 'a\0b.dll' must be a plain file name in the folder.")]
    public void Assembly_ThatIsNotInTheFolder_IsRefused(string file, string reason) => Refused(_root.Write("m", PluginRoot.Manifest("m", file)), reason);

    [Fact]
    public void Assembly_ThatIsALink_IsRefused()
    {
        var folder = _root.Write("m", PluginRoot.Manifest("m", "Linked.dll"));
        File.CreateSymbolicLink(Path.Combine(folder, "Linked.dll"), Path.Combine(_root.Folder, "a-good", "Samples.dll"));
        Refused(folder, "Assembly 'Linked.dll' is a link; it must be a file of its own.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void Assembly_OfRandomBytes_IsRefused(int size)
    {
        var folder = _root.Write("m", PluginRoot.Manifest("m", "Junk.dll"));
        var bytes = new byte[size];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(Path.Combine(folder, "Junk.dll"), bytes);
        Refused(folder, "Assembly 'Junk.dll', or one that it needs, is not a .NET assembly.");
    }

    [Fact]
    public void Assembly_CutShort_IsRefused()
    {
        var folder = _root.Add("m", "Impostor");
        using (var file = File.OpenWrite(Path.Combine(folder, "Impostor.dll"))) file.SetLength(file.Length / 2);
        Refused(folder, "Assembly 'Impostor.dll', or one that it needs, is not a .NET assembly.");
    }

    [Theory]
    [InlineData("two/WithLibrary", "Assembly 'WithLibrary.dll' needs Private, which is neither in the folder nor in the host.")]
    [InlineData("LibraryInBody", "Assembly 'LibraryInBody.dll' needs Private, which is neither in the folder nor in the host.")]
    [InlineData("NoContract", "NoContract is marked as a plugin and implements no plugin contract.")]
    [InlineData("WrongPrefix", "'eval.wrong-prefix' of WrongPrefix is no id of an unlearner: they look like unlearn.some-name.")]
    [InlineData("TwoConstructors", "TwoConstructors needs exactly one public constructor that takes nothing or its options record, and no type parameters.")]
    [InlineData("Generic", "Generic`1 needs exactly one public constructor that takes nothing or its options record, and no type parameters.")]
    [InlineData("Unsettable", "Option UnsettableOptions.Weights is of type Dictionary`2, which a request cannot write.")]
    [InlineData("BadDefault", "Option BadDefaultOptions.Epochs refuses its own default: 'epochs' must be a whole number from 1 to 10; it is 0.")]
    [InlineData("ThrowingMetrics", "Metrics of ThrowingMetrics cannot be read: the table of metrics is torn")]
    [InlineData("ThrowingType", "Metrics of ThrowingType cannot be read: no licence was found")]
    [InlineData("TwoKinds", "TwoKinds is a forget-set selector and an unlearner at once; a plugin is one of them.")]
    [InlineData("one/Private", "None of its assemblies has a plugin in it.")]
    public void Plugin_ThatCannotWork_IsRefused(string fixture, string reason) => Refused(_root.Add("m", fixture), reason);

    [Theory]
    [InlineData("Impostor", "unlearn.gradient-ascent is already there, from a-good.")]
    [InlineData("Twice", "It has unlearn.twice twice.")]
    public void Id_ThatIsTaken_IsADuplicate(string fixture, string reason) => Refused(_root.Add("m", fixture), reason, PluginStatus.Duplicate);

    private void Refused(string folder, string reason, PluginStatus status = PluginStatus.Malfunctioned)
    {
        var catalog = _root.Load();
        Assert.Equal(["a-good", "m", "z-good"], catalog.Packages.Select(package => package.Name));
        var broken = catalog.Packages[1];
        Assert.Equal((folder, status), (broken.Folder, broken.Status));
        Assert.StartsWith(reason, broken.Reason, StringComparison.Ordinal);
        Assert.Empty(broken.Plugins);
        Assert.All([catalog.Packages[0], catalog.Packages[2]], good => Assert.Equal((PluginStatus.Active, ""), (good.Status, good.Reason)));
        Assert.Equal(11, catalog.Plugins.Count());
    }
}
