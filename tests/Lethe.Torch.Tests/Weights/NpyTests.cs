using System.Text;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Save_OfAKnownTensor_GivesTheBytesOfTheFormat()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("a.npy");
        Npy.Save(path, from_array(new short[,] { { 1, 2, 3 }, { 4, 5, 258 } }));
        var header = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117) + "\n";
        byte[] expected =
        [
            0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 2, 1,
        ];
        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Fact]
    public void Load_OfEveryTypeAndShape_GivesBackTheSameBits()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("a.npy");
        foreach (var type in SampleTensors.NumpyTypes)
        {
            foreach (var shape in SampleTensors.Shapes)
            {
                var tensor = SampleTensors.Random(shape, type, shape.Length + 1);
                Npy.Save(path, tensor);
                SampleTensors.AssertSame(tensor, Npy.Load(path));
            }
        }
    }

    [Fact]
    public void Load_OfFortranOrder_TurnsTheNumbersRowByRow()
    {
        using var scope = NewDisposeScope();
        // Column by column: the matrix is 1 2 3 / 4 5 6.
        var path = _folder.Write("f.npy", Bytes("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3)}", [1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6, 0]));
        var tensor = Npy.Load(path);
        Assert.Equal([2L, 3L], tensor.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor.data<short>().ToArray());
    }

    [Theory]
    [InlineData("{'descr': '>i4', 'fortran_order': False, 'shape': (2,)}", new byte[] { 0, 0, 1, 2, 255, 255, 255, 254 }, new[] { 258.0, -2.0 })]
    [InlineData("{'descr': '>i2', 'fortran_order': False, 'shape': (2,), }", new byte[] { 1, 2, 255, 254 }, new[] { 258.0, -2.0 })]
    [InlineData("{\"shape\":(2L,),\"descr\":\"|u1\",\"fortran_order\":True}", new byte[] { 1, 255 }, new[] { 1.0, 255.0 })]
    [InlineData("{ 'fortran_order' : False ,\n 'shape' : ( 2 , ) , 'descr' : '>f8' }  \n", new byte[] { 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0 }, new[] { 1.0, -2.0 })]
    [InlineData("{'descr': '>f2', 'fortran_order': False, 'shape': ()}", new byte[] { 0x3c, 0 }, new[] { 1.0 })]
    public void Load_OfOtherSpellingsAndByteOrders_GivesTheNumbers(string header, byte[] data, double[] expected)
    {
        using var scope = NewDisposeScope();
        for (byte version = 1; version <= 3; version++)
        {
            var tensor = Npy.Load(_folder.Write("x.npy", Bytes(header, data, version)));
            Assert.Equal(expected, tensor.to(ScalarType.Float64).data<double>().ToArray());
        }
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "object arrays are pickles")]
    [InlineData("{'descr': [('a', '<f4'), ('b', '<i8')], 'fortran_order': False, 'shape': (1,)}", "structured array")]
    [InlineData("{'descr': ('<f4', (2,)), 'fortran_order': False, 'shape': (1,)}", "structured array")]
    [InlineData("{'descr': '<U3', 'fortran_order': False, 'shape': (1,)}", "text")]
    [InlineData("{'descr': '|S3', 'fortran_order': False, 'shape': (1,)}", "text")]
    [InlineData("{'descr': '|V3', 'fortran_order': False, 'shape': (1,)}", "raw bytes")]
    [InlineData("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (1,)}", "dates")]
    [InlineData("{'descr': '<u4', 'fortran_order': False, 'shape': (1,)}", "'<u4' is no element type")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (1,)}", "'<f16' is no element type")]
    [InlineData("{'descr': 'f4', 'fortran_order': False, 'shape': (1,)}", "'f4' is no element type")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (1,)}", "'' is no element type")]
    [InlineData("{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,)}", "descr that is not text")]
    [InlineData("{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}", "neither True nor False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1)}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1.0,)}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': [1]}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,,)}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,)}", "no memory holds")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (4294967296, 4294967296, 0)}", "no memory holds")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "holds 4 bytes of numbers; <f4[2] takes 8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,)}", "holds 4 bytes of numbers; <f4[0] takes 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "lacks one of")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", "repeated entry 'descr'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", "unknown or repeated entry 'x'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + x", "goes on after its end")]
    [InlineData("{'descr': '<f4' 'fortran_order': False, 'shape': (1,)}", "between its entries")]
    [InlineData("{'descr': '<f\\x34', 'fortran_order': False, 'shape': (1,)}", "descr that is not text")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)", "between its entries")]
    [InlineData("", "not a dictionary")]
    public void Load_OfAHeaderThatIsNoTensor_SaysWhatIsWrong(string header, string expected)
    {
        var path = _folder.Write("x.npy", Bytes(header, new byte[4]));
        var failure = Assert.Throws<WeightFileException>(() => Npy.Load(path));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfADamagedStart_SaysWhatIsWrong()
    {
        var good = Bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", new byte[4]);
        void Refused(byte[] bytes, string expected) => Assert.Contains(
            expected, Assert.Throws<WeightFileException>(() => Npy.Load(_folder.Write("x.npy", bytes))).Message, StringComparison.Ordinal);
        Refused([.. good[..6], 4, .. good[7..]], "version 4.0");
        Refused([.. good[..8], 255, 255, .. good[10..]], "announces a header of 65535 bytes");
        Refused(good[..9], "cut short");
        Refused(good[..20], "announces a header");
        Refused([.. good[..6], 2, 0, 255, 255, 255, 255, .. good[12..]], "announces a header of 4294967295 bytes");
    }

    [Fact]
    public void Load_OfABoolThatIsNeitherZeroNorOne_IsRefused()
    {
        var path = _folder.Write("x.npy", Bytes("{'descr': '|b1', 'fortran_order': False, 'shape': (2,)}", [1, 7]));
        Assert.Contains("no bools", Assert.Throws<WeightFileException>(() => Npy.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OfBfloat16_SaysWhatToDo()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("x.npy");
        var failure = Assert.Throws<WeightFileException>(() => Npy.Save(path, empty([1], ScalarType.BFloat16)));
        Assert.Contains("to(float32)", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Save_OfALazyConjugate_WritesTheConjugate()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("x.npy");
        var number = empty([1], ScalarType.ComplexFloat64);
        BitConverter.GetBytes(1.5).CopyTo(number.bytes);
        BitConverter.GetBytes(2.5).CopyTo(number.bytes[8..]);
        Npy.Save(path, SampleTensors.LazyConjugate(number));
        var file = File.ReadAllBytes(path);
        Assert.Equal((1.5, -2.5), (BitConverter.ToDouble(file, file.Length - 16), BitConverter.ToDouble(file, file.Length - 8)));
    }

    internal static byte[] Bytes(string header, byte[] data, byte version = 1)
    {
        var text = Encoding.Latin1.GetBytes(header);
        byte[] length = version == 1 ? [(byte)text.Length, (byte)(text.Length >> 8)] : [(byte)text.Length, (byte)(text.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    public void Dispose() => _folder.Dispose();
}
