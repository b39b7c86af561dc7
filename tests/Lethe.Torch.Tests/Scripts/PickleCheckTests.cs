using System.Text;

namespace Lethe.Torch.Tests.Scripts;

public class PickleCheckTests
{
    private const string Begin = "\u0080\u0002";

    [Theory]
    [InlineData(").", "an empty tuple")]
    [InlineData("(K\u0001K\u0002t.", "a tuple of numbers")]
    [InlineData("cos\nsystem\n.", "a name alone calls nothing")]
    [InlineData("]q\0h\00.", "no such instruction", false)]
    [InlineData(")R.", "a call of nothing", false)]
    [InlineData(")b.", "a state for nothing", false)]
    [InlineData("\u0086.", "a pair of nothing", false)]
    [InlineData("t.", "a tuple without a mark", false)]
    [InlineData("(K\u0001\u0085.", "a mark left over", false)]
    [InlineData(")r\u00ff\u00ff\u00ff\u007f.", "a table of two milliards", false)]
    [InlineData("h\u0005.", "what was never remembered", false)]
    [InlineData("X\u00ff\u00ff\0\0a.", "text that is not there", false)]
    [InlineData("cos\nsystem\nX\u0001\0\0\0a\u0085R.", "a call into the system", false)]
    [InlineData("cos\nsystem\n)\u0081.", "an object of a foreign class", false)]
    [InlineData(")", "no end", false)]
    [InlineData(").)", "something after the end", false)]
    public void Pickle_IsAllowedOrNot(string code, string what, bool allowed = true)
    {
        var bytes = Encoding.Latin1.GetBytes(Begin + code);
        var refusal = Record.Exception(() => new PickleCheck(bytes, _ => null).Run());
        Assert.True(allowed ? refusal is null : refusal is InvalidDataException, $"{what}: {refusal}");
    }

    [Theory]
    [InlineData(6, 24, 0, 2, 3, 3, 1, true)]
    [InlineData(6, 23, 0, 2, 3, 3, 1, false)]
    [InlineData(6, 24, 1, 2, 3, 3, 1, false)]
    [InlineData(6, 24, 1, 2, 2, 3, 1, true)]
    [InlineData(6, 24, 0, 2, 3, 4, 1, false)]
    [InlineData(6, 24, 0, 0, 200, 9, 9, true)]
    [InlineData(255, 24, 0, 1, 1, 1, 1, false)]
    public void Tensor_MustLieWithinItsNumbers(
        byte elements, long bytes, byte offset, byte rows, byte columns, byte rowStride, byte columnStride, bool allowed)
    {
        static string Number(byte value) => $"K{(char)value}";
        static string Word(string text) => $"X{(char)text.Length}\0\0\0{text}";
        var storage = $"({Word("storage")}ctorch\nFloatStorage\n{Word("0")}{Word("cpu")}{Number(elements)}tQ";
        var code = Begin + "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + Number(offset)
            + $"({Number(rows)}{Number(columns)}t({Number(rowStride)}{Number(columnStride)}t\u0088ccollections\nOrderedDict\n)RtR.";
        var refusal = Record.Exception(() => new PickleCheck(Encoding.Latin1.GetBytes(code), key => key == "0" ? bytes : null).Run());
        Assert.Equal(allowed, refusal is null);
    }

    [Theory]
    [InlineData("class A(Module):\n  __parameters__ = [\"w\", ]\n  w : Tensor\n  n : Final[int] = 3\n", true)]
    [InlineData("class A(Module):\n  __par__ = [\"w\", ]\n", false)]
    [InlineData("class A(Enum):\n  RED = 1\n", true)]
    [InlineData("def f(x: Tensor) -> Tensor:\n  y = x\n  return y\n", true)]
    public void Source_WithAnUntypedAttribute_IsRefused(string code, bool allowed)
    {
        var refusal = Record.Exception(() => ScriptSource.Check(Encoding.UTF8.GetBytes(code)));
        Assert.Equal(allowed, refusal is null);
    }

    [Fact]
    public void Source_NestedWithoutEnd_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => ScriptSource.Check(Encoding.UTF8.GetBytes($"x = {new string('(', 100_000)}")));
}
