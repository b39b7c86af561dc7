using System.Buffers.Binary;
using System.IO.Compression;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class NpzTests : IDisposable
{
    private const string OneFloat = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_OfEveryTypeAndShape_GivesBackTheSameBits(bool compressed)
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var type in SampleTensors.NumpyTypes)
            foreach (var shape in SampleTensors.Shapes)
                tensors.Add($"group/{type}.{string.Join('x', shape)}é", SampleTensors.Random(shape, type, tensors.Count + 1));
        tensors.Add("zeros", zeros(1000, 1000));
        var path = _folder.File("all.npz");
        Npz.Save(path, tensors, compressed);
        var loaded = Npz.Load(path);
        Assert.Equal(tensors.Count, loaded.Count);
        foreach (var (name, tensor) in tensors) SampleTensors.AssertSame(tensor, loaded[name]);
        Assert.Equal(compressed, new FileInfo(path).Length < 1_000_000);
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(2), zeros(3));
        Npz.Save(_folder.File("1"), new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b });
        Npz.Save(_folder.File("2"), new Dictionary<string, Tensor> { ["b"] = b, ["a"] = a });
        Assert.Equal(File.ReadAllBytes(_folder.File("1")), File.ReadAllBytes(_folder.File("2")));
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("a//b")]
    [InlineData("a\nb")]
    public void Names_ThatArePaths_AreNeitherWrittenNorRead(string name)
    {
        using var scope = NewDisposeScope();
        Assert.Throws<WeightFileException>(() => Npz.Save(_folder.File("w.npz"), new Dictionary<string, Tensor> { [name] = ones(1) }));
        Assert.False(File.Exists(_folder.File("w.npz")));
        Refused(Zip((name + ".npy", NpyTests.Bytes(OneFloat, new byte[4]))), "a name that");
    }

    [Fact]
    public void Open_OfWhatHoldsNoArray_SaysSo()
    {
        Refused(Zip(("a.npy", NpyTests.Bytes(OneFloat, new byte[4])), ("readme.txt", "hello"u8.ToArray())), "'readme.txt', which is no array");
        Refused(Zip(("a.npy", "not an array"u8.ToArray())), "'a.npy' is no NumPy array");
        Refused(Zip(("a.npy", NpyTests.Bytes(OneFloat, new byte[5]))), "'a.npy' holds 5 bytes of numbers");
        Refused(Zip(("a.npy", NpyTests.Bytes("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", new byte[8]))), "object arrays are pickles");
    }

    [Fact]
    public void Load_OfADamagedNumber_IsNoticedByTheChecksum()
    {
        var bytes = Zip(("a.npy", NpyTests.Bytes(OneFloat, [1, 2, 3, 4])));
        var place = bytes.AsSpan().IndexOf<byte>([1, 2, 3, 4]);
        bytes[place] = 9;
        Refused(bytes, "checksum is wrong");
    }

    [Fact]
    public void Open_OfASizeThatCannotBe_TakesNoMemoryForIt()
    {
        var header = NpyTests.Bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,)}", []);
        // A member that says it unpacks to 4 GB, out of a few bytes.
        var bytes = Zip(CompressionLevel.Optimal, ("a.npy", header));
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), (uint)(4_000_000_000 + header.Length));
        Refused(bytes, "which cannot be 400");
    }

    [Fact]
    public void Load_OfAMemberThatUnpacksToMoreOrLess_IsRefused()
    {
        var data = new byte[4000];
        foreach (var (count, expected) in new[] { (999, "more than it declares"), (1001, "cannot be unpacked") })
        {
            var array = NpyTests.Bytes($$"""{'descr': '<f4', 'fortran_order': False, 'shape': ({{count:D4}},)}""", data);
            var bytes = Zip(CompressionLevel.Optimal, ("a.npy", array));
            var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), (uint)(array.Length - 4000 + 4 * count));
            Refused(bytes, expected);
        }
    }

    [Fact]
    public void Open_OfMembersThatShareBytes_IsRefused()
    {
        var array = NpyTests.Bytes(OneFloat, new byte[4]);
        var alone = Zip(("b.npy", array));
        var member = alone[..alone.AsSpan().IndexOf("PK\u0001\u0002"u8)];
        var around = NpyTests.Bytes($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({member.Length},)}}", member);
        var bytes = Zip(("a.npy", around), ("b.npy", array));
        // The directory's second entry is pointed at the copy of the member that is inside the first one's numbers.
        var second = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(second + 42), bytes.AsSpan().IndexOf(member));
        Refused(bytes, "on top of another array");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(second + 42), 0);
        Refused(bytes, "something else where it lies");
    }

    [Fact]
    public void Open_OfMoreThanTheLimit_IsRefusedBeforeLoading()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("big.npz");
        Npz.Save(path, new Dictionary<string, Tensor> { ["a"] = zeros(300_000), ["b"] = zeros(300_000) }, compressed: true);
        var failure = Assert.Throws<WeightFileException>(
            () => Npz.Open(path, new WeightFileOptions { MaximumUncompressedBytes = 2_000_000 }));
        Assert.Contains("2000000 are allowed", failure.Message, StringComparison.Ordinal);
        Npz.Open(path, new WeightFileOptions { MaximumUncompressedBytes = 2_500_000 }).Dispose();
    }

    [Fact]
    public void Open_OfADuplicateEncryptedOrStrangeMember_IsRefused()
    {
        var array = NpyTests.Bytes(OneFloat, new byte[4]);
        Refused(Zip(("a.npy", array), ("a.npy", array)), "'a.npy' twice");
        byte[] Changed(int offset, byte value)
        {
            var bytes = Zip(("a.npy", array));
            bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + offset] = value;
            return bytes;
        }
        Refused(Changed(8, 1), "encrypted");
        Refused(Changed(10, 12), "method 12");
        Refused(Changed(20, 70), "which cannot be");
        Refused(Changed(42, 1), "no header where");
        Refused(Zip(("a.npy", array))[..^1], "no directory at its end");
    }

    private void Refused(byte[] bytes, string expected)
    {
        using var scope = NewDisposeScope();
        var path = _folder.Write("x.npz", bytes);
        var failure = Assert.Throws<WeightFileException>(() => Npz.Load(path));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, scope.DisposablesCount);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(CompressionLevel.NoCompression, members);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public void Dispose() => _folder.Dispose();
}
