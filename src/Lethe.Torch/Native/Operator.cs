using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>
/// One operator of libtorch, such as <c>add.Tensor</c>, looked up by name when it is first called.
/// Arguments follow its schema; trailing ones that are left out take the schema's defaults.
/// </summary>
internal sealed unsafe class Operator(string name)
{
    private nint _found;

    public string Name { get; } = name;

    public string Schema
    {
        get
        {
            if (_found == 0) Find();
            return Marshal.PtrToStringUTF8(NativeMethods.lethe_schema(_found))!;
        }
    }

    public Tensor Call(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        var tensor = Own(result);
        if (Recorder.Active) Recorder.Record(this, arguments, tensor);
        return tensor;
    }

    /// <summary>For operators that change their first argument and return it: the argument itself is the result.</summary>
    public Tensor CallInPlace(Tensor self, params ReadOnlySpan<Arg> rest)
    {
        Span<Arg> arguments = [self, default, default, default, default, default, default, default];
        rest.CopyTo(arguments[1..]);
        Invoke(arguments[..(rest.Length + 1)], null, 0);
        if (Recorder.Active) Recorder.Record(this, arguments[..(rest.Length + 1)], self);
        return self;
    }

    /// <summary>For operators that return nothing, as the in-place foreach ones do.</summary>
    public void CallVoid(params ReadOnlySpan<Arg> arguments)
    {
        Invoke(arguments, null, 0);
        if (Recorder.Active) Recorder.Record(this, arguments);
    }

    public (Tensor, Tensor) Call2(params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Value[2];
        Invoke(arguments, results, 2);
        var pair = (Own(results[0]), Own(results[1]));
        if (Recorder.Active) Recorder.Record(this, arguments, pair.Item1, pair.Item2);
        return pair;
    }

    public (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Value[3];
        Invoke(arguments, results, 3);
        var triple = (Own(results[0]), Own(results[1]), Own(results[2]));
        if (Recorder.Active) Recorder.Record(this, arguments, triple.Item1, triple.Item2, triple.Item3);
        return triple;
    }

    /// <summary>For operators with many results, or with a list as their one result.</summary>
    public Tensor[] CallList(int results, params ReadOnlySpan<Arg> arguments)
    {
        var values = stackalloc Value[results];
        Invoke(arguments, values, results);
        var tensors = new Tensor[results];
        for (var i = 0; i < results; i++) tensors[i] = Own(values[i]);
        if (Recorder.Active) Recorder.Record(this, arguments, tensors);
        return tensors;
    }

    public Tensor[] CallList(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        var tensors = TakeList(result);
        if (Recorder.Active) Recorder.Record(this, arguments, tensors);
        return tensors;
    }

    /// <summary>For operators with a list as their result, where nobody needs managed tensors: the list owns them.</summary>
    public void CallInto(HandleList results, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        results.Take(result);
    }

    public bool CallBool(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        if (Recorder.Active) Recorder.Record(this, arguments);
        return result.Integer != 0;
    }

    public long CallInt(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        if (Recorder.Active) Recorder.Record(this, arguments);
        return result.Integer;
    }

    public Scalar CallScalar(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        if (Recorder.Active) Recorder.Record(this, arguments);
        return new Scalar(result.Tag, result.Integer);
    }

    /// <summary>Takes over the tensors of a list that the shim allocated.</summary>
    internal static Tensor[] TakeList(in Value value)
    {
        var handles = new ReadOnlySpan<nint>((void*)value.Pointer, value.Length);
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(handles[i]);
        NativeMethods.lethe_free_list(value.Pointer);
        return tensors;
    }

    // An undefined result (a gradient nobody asked for) stays null, as in TorchSharp.
    private static Tensor Own(in Value value) => value.Tag == Tag.Tensor ? new Tensor(value.Pointer) : null!;

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Arg> arguments, Value* results, int capacity)
    {
        if (_found == 0) Find();
        const int OnStack = 1024;
        var bytes = 0;
        foreach (ref readonly var argument in arguments)
            if (argument.Tag >= Tag.IntList)
                bytes += argument.ScratchBytes;
        var values = stackalloc Value[arguments.Length];
        if (bytes <= OnStack)
        {
            var scratch = stackalloc byte[OnStack];
            Pack(arguments, values, scratch);
            NativeMethods.lethe_call(_found, values, arguments.Length, results, capacity).ThrowIfFailed();
        }
        else
        {
            fixed (byte* scratch = GC.AllocateUninitializedArray<byte>(bytes))
            {
                Pack(arguments, values, scratch);
                NativeMethods.lethe_call(_found, values, arguments.Length, results, capacity).ThrowIfFailed();
            }
        }
        // The tensors' handles are raw numbers by now: without this the collector could finalise one mid-call.
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference);
    }

    private static void Pack(ReadOnlySpan<Arg> arguments, Value* values, byte* scratch)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            values[i].Tag = argument.Tag;
            values[i].Length = 0;
            values[i].Integer = argument.Bits;
            if (argument.Tag < Tag.IntList || argument.Tag >= Tag.Device) continue;
            if (argument.Reference is HandleList handles)
            {
                values[i].Length = handles.Count;
                continue;
            }
            values[i].Pointer = (nint)scratch;
            values[i].Length = PackList(argument.Reference!, scratch);
            scratch += argument.ScratchBytes;
        }
    }

    private static int PackList(object list, byte* scratch)
    {
        switch (list)
        {
            case long[] numbers:
                numbers.CopyTo(new Span<long>(scratch, numbers.Length));
                return numbers.Length;
            case double[] numbers:
                numbers.CopyTo(new Span<double>(scratch, numbers.Length));
                return numbers.Length;
            case bool[] flags:
                flags.CopyTo(new Span<bool>(scratch, flags.Length));
                return flags.Length;
            case Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++) ((nint*)scratch)[i] = tensors[i]?.Address ?? 0;
                return tensors.Length;
            case Scalar[] scalars:
                for (var i = 0; i < scalars.Length; i++)
                    ((Value*)scratch)[i] = new Value { Tag = scalars[i].Tag, Integer = scalars[i].Bits };
                return scalars.Length;
            default:
                var text = (string)list;
                return Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Encoding.UTF8.GetByteCount(text)));
        }
    }

    private void Find()
    {
        var dot = Name.IndexOf('.', StringComparison.Ordinal);
        var (root, overload) = dot < 0 ? (Name, "") : (Name[..dot], Name[(dot + 1)..]);
        if (!root.Contains("::", StringComparison.Ordinal)) root = "aten::" + root;
        NativeMethods.lethe_find(root, overload, out var found).ThrowIfFailed();
        _found = found;
    }
}
