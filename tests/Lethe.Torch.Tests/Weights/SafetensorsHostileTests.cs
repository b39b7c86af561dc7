using System.Buffers.Binary;
using System.Text;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class SafetensorsHostileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("""[]""", 0, "not a JSON object")]
    [InlineData("""7""", 0, "not a JSON object")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}""", 2, "not the JSON it should be")]
    [InlineData("""{} {}""", 0, "not the JSON it should be")]
    [InlineData("""{"a":[[[[[[[[[[1]]]]]]]]]]}""", 0, "something else than a JSON object")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[[[[2]]]]],"data_offsets":[0,2]}}""", 2, "not the JSON it should be")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[2]],"data_offsets":[0,2]}}""", 2, "not the JSON it should be")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", 4, "names 'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"\u0061":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", 4, "names 'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "repeated")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2],"more":1}}""", 2, "unknown")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,2]}}""", 2, "without all of")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0]}}""", 2, "without all of")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2,4]}}""", 2, "more than 2")]
    [InlineData("""{"a":{"dtype":"Q9","shape":[2],"data_offsets":[0,2]}}""", 2, "'Q9', which is not known")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}""", 2, "no whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2.0],"data_offsets":[0,2]}}""", 2, "no whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[18446744073709551618],"data_offsets":[0,2]}}""", 2, "no whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":["2"],"data_offsets":[0,2]}}""", 2, "no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,2]}}""", 2, "is not what F32[2] takes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", 2, "is not what U8[2] takes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "is not what")]
    [InlineData("""{"a":{"dtype":"F64","shape":[0,4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "is not what")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", 2, "describes 9223372036854775807 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[1,9223372036854775807]}}""", 2, "is not what")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""", 5, "hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1, "describes 2 bytes of numbers and holds 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "describes 2 bytes of numbers and holds 3")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "not text")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "twice")]
    [InlineData("""{"__metadata__":[]}""", 0, "not a JSON object")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "not the JSON it should be")]
    public void Open_OfAFaultyHeader_SaysWhatIsWrong(string header, int dataBytes, string expected)
    {
        var path = _folder.Write("bad.safetensors", SafetensorsBytes(header, dataBytes));
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Load(path));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10UL, "announces a header of 10 bytes")]
    [InlineData(100_000_001UL, "100000000 is the most there can be")]
    [InlineData(ulong.MaxValue, "is the most")]
    public void Open_OfAnImpossibleHeaderLength_SaysSo(ulong length, string expected)
    {
        var bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        bytes[8] = (byte)'{';
        bytes[9] = (byte)'}';
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Load(_folder.Write("x.safetensors", bytes)));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAHeaderThatIsNotUtf8_SaysSo()
    {
        var bytes = SafetensorsBytes("""{"__metadata__":{"a":"?"}}""", 0);
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xff;
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Load(_folder.Write("x.safetensors", bytes)));
        Assert.Contains("not UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfABoolThatIsNeitherZeroNorOne_IsRefusedAndLeavesNothingBehind()
    {
        using var scope = NewDisposeScope();
        var bytes = SafetensorsBytes("""{"a":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}}""", 2);
        bytes[^1] = 2;
        var path = _folder.Write("x.safetensors", bytes);
        Assert.Contains("no bools", Assert.Throws<WeightFileException>(() => Safetensors.Load(path)).Message, StringComparison.Ordinal);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Load_BesideATypeWithoutATensorType_WorksForTheOthers()
    {
        using var scope = NewDisposeScope();
        var path = _folder.Write("x.safetensors", SafetensorsBytes(
            """ {"u":{"dtype":"U32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"I8","shape":[2],"data_offsets":[4,6]},"__metadata__":null}""", 6));
        using var file = Safetensors.Open(path);
        Assert.Equal([2L], file.LoadTensor("a").shape);
        Assert.Null(file.Find("u")!.Type);
        Assert.Contains("U32", Assert.Throws<WeightFileException>(() => file.LoadTensor("u")).Message, StringComparison.Ordinal);
        Assert.Contains("U32", Assert.Throws<WeightFileException>(file.LoadAll).Message, StringComparison.Ordinal);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Faults_WithHostileNames_AreShortAndPrintable()
    {
        var name = "\\u001b[2J" + new string('n', 10_000);
        var path = _folder.Write("x.safetensors", SafetensorsBytes($$$"""{"{{{name}}}":1}""", 0));
        var message = Assert.Throws<WeightFileException>(() => Safetensors.Load(path)).Message;
        Assert.True(message.Length < 400, message);
        Assert.DoesNotContain('\u001b', message);
    }

    [Fact]
    public void File_AfterDispose_IsNotRead()
    {
        var file = Safetensors.Open(_folder.Write("x.safetensors", SafetensorsBytes("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2)));
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.LoadTensor("a"));
    }

    internal static byte[] SafetensorsBytes(string header, int dataBytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }

    public void Dispose() => _folder.Dispose();
}
