using System.Buffers.Binary;
using System.Text;

namespace Lethe.Torch;

/// <summary>
/// Goes through a pickle as libtorch's reader will, but only to see that each step can be done: that the stack has what
/// an instruction takes, that it calls nothing but what tensors and scripts need, that tensors lie within their numbers.
/// libtorch 1.13 checks little of this, and a wrong file makes it write to memory that is not its own.
/// </summary>
/// <param name="sizeOf">The size of the entry in which the numbers of this name are, or null where there is none.</param>
internal sealed class PickleCheck(byte[] bytes, Func<string, long?> sizeOf)
{
    private const byte Stop = (byte)'.';

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly List<object?> _memo = [];
    private int _at;

    /// <returns>What is in it: numbers, text, lists and tuples (as arrays) as they are, the rest by its kind.</returns>
    /// <exception cref="InvalidDataException">libtorch must not be given it.</exception>
    public object? Run()
    {
        if (Byte() != 0x80 || Byte() != 2) throw Bad("it is of another version");
        byte code;
        while ((code = Byte()) != Stop) Step(code);
        if (_at != bytes.Length || _stack.Count != 1 || _marks.Count != 0) throw Bad("it ends in the middle, or goes on after its end");
        return _stack[0];
    }

    private static InvalidDataException Bad(string what) => new($"The archive is damaged: a pickle in it cannot be right, {what}.");

    private void Step(byte code)
    {
        switch (code)
        {
            case (byte)'(': _marks.Push(_stack.Count); break;
            case (byte)'N': _stack.Add(null); break;
            case 0x88: _stack.Add(true); break;
            case 0x89: _stack.Add(false); break;
            case (byte)'K': _stack.Add((long)Byte()); break;
            case (byte)'M': _stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case (byte)'J': _stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case 0x8a: _stack.Add(Long()); break;
            case (byte)'G': _stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case (byte)'X': _stack.Add(Text(U32())); break;
            case (byte)'c': _stack.Add(new PickleGlobal(Line(), Line())); break;
            case (byte)']': _stack.Add(new List<object?>()); break;
            case (byte)'}': _stack.Add(new Dictionary<string, object?>()); break;
            case (byte)')': _stack.Add(Array.Empty<object?>()); break;
            case 0x85 or 0x86 or 0x87: _stack.Add(PopMany(_stack.Count - (code - 0x84))); break;
            case (byte)'t': _stack.Add(PopMany(PopMark())); break;
            case (byte)'q': Remember(Byte()); break;
            case (byte)'r': Remember(U32()); break;
            case (byte)'h': Recall(Byte()); break;
            case (byte)'j': Recall(U32()); break;
            default: StepBuilding(code); break;
        }
    }

    private void StepBuilding(byte code)
    {
        switch (code)
        {
            case (byte)'a':
                Extend([Pop()]);
                break;
            case (byte)'e':
                Extend(PopMany(PopMark()));
                break;
            case (byte)'s':
                PopMany(_stack.Count - 2);
                Expect<Dictionary<string, object?>>();
                break;
            case (byte)'u':
                if (PopMany(PopMark()).Length % 2 != 0) throw Bad("a dictionary has a key without a value");
                Expect<Dictionary<string, object?>>();
                break;
            case 0x81:
                if (Pop() is not object?[] { Length: 0 }) throw Bad("an object is made from arguments");
                _stack.Add(new PickleInstance(Class(Pop())));
                break;
            case (byte)'b':
                Pop();
                Expect<PickleInstance>();
                break;
            case (byte)'R':
                var arguments = Pop();
                _stack.Add(Called(Pop() as PickleGlobal ?? throw Bad("what it calls is no function"), arguments));
                break;
            case (byte)'Q':
                _stack.Add(PickledCall.Storage(Pop() as object?[] ?? throw Bad("it refers to nothing"), sizeOf));
                break;
            default:
                throw Bad($"it has an instruction {code} that TorchScript never writes");
        }
    }

    private static object Called(PickleGlobal function, object? arguments)
    {
        // A member of an enumeration is called for with its value, without a tuple around it.
        var ofScript = function.Module.Split('.')[0] == "__torch__";
        if (ofScript && arguments is (long or double or string)) return new PickleInstance(function);
        PickledCall.Check(function, arguments as object?[] ?? throw Bad("a call has no arguments"));
        return function switch
        {
            { Module: "collections", Name: "OrderedDict" } => new Dictionary<string, object?>(),
            { Module: "torch.jit._pickle", Name: "build_intlist" } when arguments is object?[] and [List<object?> numbers] => numbers,
            _ => new PickleInstance(function),
        };
    }

    private static PickleGlobal Class(object? value) =>
        value is PickleGlobal global && global.Module.Split('.')[0] == "__torch__"
            ? global
            : throw Bad("it makes an object of a class that is not the script's own");

    private void Remember(uint place)
    {
        // The reader makes its table as large as the highest number asks for.
        if (_stack.Count == 0 || place > _memo.Count) throw Bad("it remembers what is not there");
        if (place == _memo.Count) _memo.Add(_stack[^1]);
        else _memo[(int)place] = _stack[^1];
    }

    private void Recall(uint place) => _stack.Add(place < _memo.Count ? _memo[(int)place] : throw Bad("it recalls what it never had"));

    private int PopMark() => _marks.TryPop(out var mark) && mark <= _stack.Count ? mark : throw Bad("a mark is missing");

    private object? Pop() => PopMany(_stack.Count - 1)[0];

    private object?[] PopMany(int from)
    {
        if (from < 0 || from > _stack.Count || (_marks.TryPeek(out var mark) && from < mark)) throw Bad("it takes more than it has");
        var taken = _stack[from..].ToArray();
        _stack.RemoveRange(from, taken.Length);
        return taken;
    }

    private void Extend(object?[] items)
    {
        Expect<List<object?>>();
        ((List<object?>)_stack[^1]!).AddRange(items);
    }

    private void Expect<T>()
    {
        if (_stack.Count == 0 || _stack[^1] is not T) throw Bad("it adds to what is not there");
    }

    private long Long()
    {
        if (Byte() != 8) throw Bad("a number has another length than TorchScript gives it");
        return BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    }

    private byte Byte() => Take(1)[0];

    private uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    private string Text(uint length) => Encoding.UTF8.GetString(Take(length));

    private string Line()
    {
        var end = Array.IndexOf(bytes, (byte)'\n', _at);
        if (end < 0) throw Bad("a name does not end");
        var line = Text((uint)(end - _at));
        _at = end + 1;
        return line;
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > bytes.Length - _at) throw Bad("it is cut off");
        _at += (int)count;
        return bytes.AsSpan(_at - (int)count, (int)count);
    }
}
