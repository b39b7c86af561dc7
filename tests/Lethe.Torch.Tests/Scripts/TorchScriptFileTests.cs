using System.IO.Compression;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Scripts;

public class TorchScriptFileTests
{
    [Theory]
    [InlineData("import torch, sys; torch.save(torch.nn.Linear(2, 2), sys.argv[1])", "pickle in a zip")]
    [InlineData("import torch, sys; torch.save({'w': torch.ones(2)}, sys.argv[1])", "pickle in a zip")]
    [InlineData("import torch, sys; torch.save({'w': torch.ones(2)}, sys.argv[1], _use_new_zipfile_serialization=False)", "Python pickle")]
    [InlineData("import pickle, sys; pickle.dump([1], open(sys.argv[1], 'wb'))", "Python pickle")]
    [InlineData("import numpy, sys; numpy.savez(sys.argv[1], a=numpy.ones(2))", "without a script")]
    public void FilesOfOtherKinds_AreRefused_SayingWhatToDo(string script, string kind)
    {
        using var folder = new TemporaryFolder();
        PythonPeer.Run(script, folder.File("model.npz"));
        var refusal = Assert.Throws<InvalidDataException>(() => jit.load(folder.File("model.npz")));
        Assert.Contains(kind, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("torch.jit.save(torch.jit.script(model), path)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("safetensors", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ArchivesOfEveryKind_PassTheCheckAndLoad()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        PythonPeer.RunFixture("script_model.py", "zoo", folder.Path);
        var archives = Directory.GetFiles(folder.Path);
        Assert.Equal(10, archives.Length);
        foreach (var archive in archives) jit.load(archive).Dispose();

        using var attributes = jit.load<Tensor, Tensor>(folder.File("attributes.pt"));
        Assert.Equal(8, attributes.call(ones(1)).item<float>());
        Assert.Equal([3L, 3L], attributes.state_dict()["part"].shape);
        using var constants = jit.load<Tensor, Tensor>(folder.File("constants.pt"));
        Assert.Equal([2, 4], constants.call(ones(2, 4)).shape);
    }

    [Fact]
    public void NoFile_IsSaidToBeMissing() => Assert.Throws<FileNotFoundException>(() => jit.load("/nowhere/model.pt"));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Noise_IsRefused(int length)
    {
        using var folder = new TemporaryFolder();
        var noise = new byte[length];
        new Random(4).NextBytes(noise);
        Assert.Throws<InvalidDataException>(() => jit.load(folder.Write("noise.pt", noise)));
    }

    [Theory]
    [InlineData("../evil.py")]
    [InlineData("/evil.py")]
    [InlineData("net/code/../../evil.py")]
    [InlineData("net/code\\evil.py")]
    [InlineData("other/code/x.py")]
    public void EntryOutsideTheFolder_IsRefused(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("net.pt", Archive(("net/data.pkl", 10), ("net/constants.pkl", 10), ("net/code/a.py", 10), (name, 10)));
        Assert.Throws<InvalidDataException>(() => jit.load(path));
    }

    [Fact]
    public void ArchiveThatUnpacksToFarMore_IsRefusedBeforeUnpacking()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("net.pt", Archive(("net/data.pkl", 10), ("net/constants.pkl", 10), ("net/code/a.py", 200_000_000)));
        Assert.InRange(new FileInfo(path).Length, 0, 1_000_000);
        Assert.Contains("unpack", Assert.Throws<InvalidDataException>(() => jit.load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameNameTwice_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("net.pt", Archive(("net/data.pkl", 10), ("net/data.pkl", 10), ("net/constants.pkl", 10), ("net/code/a.py", 10)));
        Assert.Contains("twice", Assert.Throws<InvalidDataException>(() => jit.load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Crc32_OfKnownTexts_IsKnown(string text, uint checksum)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.Equal(checksum, Crc32.Append(0, bytes));
        for (var cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(checksum, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }

    private static byte[] Archive(params (string Name, int Size)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[size]);
            }
        }
        return stream.ToArray();
    }
}
