using System.Runtime.InteropServices;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One run of a script method: arguments on their way in, and what came out.</summary>
internal readonly struct ScriptCall
{
    private readonly object? _value;
    private readonly bool _tuple;

    private ScriptCall(object? value, bool tuple)
    {
        _value = value;
        _tuple = tuple;
    }

    public static unsafe ScriptCall Run(jit.ScriptModule module, string method, object?[] arguments)
    {
        RequireMethod(module, method);
        var values = stackalloc Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = ToArg(arguments[i], i);
            values[i] = new Value { Tag = argument.Tag, Integer = argument.Bits };
        }
        NativeMethods.lethe_jit_call(module.Address, method, values, arguments.Length, out var result, out var tuple).ThrowIfFailed();
        GC.KeepAlive(arguments);
        GC.KeepAlive(module);
        return new ScriptCall(FromValue(result), tuple != 0);
    }

    /// <summary>A tuple as a tuple of C#, up to five; a longer one, or a list, as an array.</summary>
    public object? AsObject() => (_tuple, _value) switch
    {
        (true, Tensor[] { Length: 1 } t) => t[0],
        (true, Tensor[] { Length: 2 } t) => (t[0], t[1]),
        (true, Tensor[] { Length: 3 } t) => (t[0], t[1], t[2]),
        (true, Tensor[] { Length: 4 } t) => (t[0], t[1], t[2], t[3]),
        (true, Tensor[] { Length: 5 } t) => (t[0], t[1], t[2], t[3], t[4]),
        _ => _value,
    };

    public TResult As<TResult>(string method)
    {
        if (_value is TResult plain) return plain;
        if (AsObject() is TResult tuple) return tuple;
        if (_value is null && default(TResult) is null) return default!;
        throw new InvalidCastException(
            $"TorchScript method '{method}' returned {Kind()}, which is no {typeof(TResult).Name}.");
    }

    private string Kind() => _value switch
    {
        null => "None",
        Tensor => "a tensor",
        Scalar => "a number",
        Tensor[] tensors => $"a {(_tuple ? "tuple" : "list")} of {tensors.Length} tensors",
        _ => _value.GetType().Name,
    };

    private static void RequireMethod(jit.ScriptModule module, string method)
    {
        var names = Marshal.PtrToStringUTF8(NativeMethods.lethe_jit_methods(module.Address))!
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Array.IndexOf(names, method) < 0)
            throw new MissingMethodException($"The script has no method '{method}'; it has: {string.Join(", ", names)}.");
    }

    private static Arg ToArg(object? argument, int position) => argument switch
    {
        null => Arg.None,
        Tensor tensor => tensor,
        Scalar scalar => scalar,
        bool flag => flag,
        int number => (long)number,
        long number => number,
        float number => (double)number,
        double number => number,
        _ => throw new NotSupportedException(
            $"Argument {position} is a {argument.GetType().Name}: a script takes tensors, numbers, flags and null."),
    };

    private static object? FromValue(in Value value) => value.Tag switch
    {
        Tag.None => null,
        Tag.Tensor => new Tensor(value.Pointer),
        Tag.TensorList => Operator.TakeList(value),
        _ => new Scalar(value.Tag, value.Integer),
    };
}
