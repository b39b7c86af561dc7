using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lethe.Torch.Tests.Surface;

/// <summary>Writes a type as C# code names it: keywords, generic arguments, tuples with their element names.</summary>
internal sealed class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private readonly Queue<string?> _elementNames;

    private TypeText(IEnumerable<string?> elementNames) => _elementNames = new Queue<string?>(elementNames);

    public static string Of(Type type, ICustomAttributeProvider? names = null)
    {
        var attribute = names?.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false)
            .Cast<TupleElementNamesAttribute>().SingleOrDefault();
        return new TypeText(attribute?.TransformNames ?? []).Write(type);
    }

    /// <summary>The name of a type from its namespace TorchSharp down: <c>torch.nn.Module&lt;T, TResult&gt;</c>.</summary>
    public static string Path(Type type)
    {
        var parts = new Stack<string>();
        for (var level = type; level is not null; level = level.DeclaringType) parts.Push(Simple(level));
        var space = type.Namespace == "TorchSharp" ? "" : type.Namespace!["TorchSharp.".Length..] + ".";
        return space + string.Join('.', parts);
    }

    private static string Simple(Type type)
    {
        var arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (arity < 0) return type.Name;
        var count = int.Parse(type.Name.AsSpan(arity + 1), CultureInfo.InvariantCulture);
        return type.Name[..arity] + "<" + string.Join(", ", type.GetGenericArguments()[^count..].Select(a => Of(a))) + ">";
    }

    private string Write(Type type)
    {
        if (type.IsByRef) return Write(type.GetElementType()!);
        if (type.IsPointer) return Write(type.GetElementType()!) + "*";
        if (type.IsArray) return Write(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Write(underlying) + "?";
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (!type.IsGenericType) return type.Name;
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType) return WriteTuple(type);
        // The reader knows from the head of a member which type it is in, so the last part of a name is enough.
        var arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (arity < 0) return type.Name;
        return type.Name[..arity] + "<" + string.Join(", ", type.GetGenericArguments().Select(Write)) + ">";
    }

    private string WriteTuple(Type type)
    {
        // The compiler lists the names of a tuple's own elements before those of the tuples inside it.
        var elements = Elements(type).ToList();
        var names = elements.ConvertAll(_ => _elementNames.TryDequeue(out var name) ? name : null);
        for (var extra = 7; extra < elements.Count; extra += 7) _elementNames.TryDequeue(out _);
        return "(" + string.Join(", ", elements.Select((element, i) => Write(element) + (names[i] is { } n ? " " + n : ""))) + ")";
    }

    private static IEnumerable<Type> Elements(Type tuple)
    {
        var arguments = tuple.GetGenericArguments();
        return arguments.Length < 8 ? arguments : arguments[..7].Concat(Elements(arguments[7]));
    }
}
