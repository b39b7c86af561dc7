using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lethe.Torch.Tests.Surface;

/// <summary>Writes one member as a line: what a caller has to know of it to compile against it.</summary>
internal static class MemberText
{
    public static string Of(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
            return field.Name + " = " + Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        return Access(field.IsFamily) + (field.IsStatic ? "static " : "") + TypeText.Of(field.FieldType, field) + " " + field.Name;
    }

    public static string Of(EventInfo @event) =>
        Access(!@event.AddMethod!.IsPublic) + "event " + TypeText.Of(@event.EventHandlerType!) + " " + @event.Name;

    public static string Of(PropertyInfo property)
    {
        var (get, set) = (Visible(property.GetMethod), Visible(property.SetMethod));
        var head = (get ?? set)!;
        var name = property.GetIndexParameters() is { Length: > 0 } indices ? "this[" + Parameters(indices) + "]" : property.Name;
        return Access(get?.IsPublic != true && set?.IsPublic != true) + Modifiers(head)
            + TypeText.Of(property.PropertyType, property) + " " + name
            + " {" + (get is null ? "" : " get;") + (set is null ? "" : " set;") + " }";
    }

    /// <remarks>An abstract class can be constructed by those derived from it only, whatever its constructor says.</remarks>
    public static string Of(ConstructorInfo constructor) =>
        Access(!constructor.IsPublic || constructor.DeclaringType!.IsAbstract) + "new(" + Parameters(constructor.GetParameters()) + ")";

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition
            ? "<" + string.Join(", ", method.GetGenericArguments().Select(a => a.Name)) + ">" : "";
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return Access(!method.IsPublic) + Modifiers(method) + TypeText.Of(method.ReturnType, method.ReturnParameter) + " "
            + method.Name + generic + "(" + extension + Parameters(method.GetParameters()) + ")";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Of));

    private static string Of(ParameterInfo parameter)
    {
        var by = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        return by + (many ? "params " : "") + TypeText.Of(parameter.ParameterType, parameter) + " " + parameter.Name
            + (parameter.HasDefaultValue ? " = " + Default(parameter) : "");
    }

    private static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => type.IsValueType && type == parameter.ParameterType ? "default" : "null",
            bool value => value ? "true" : "false",
            string value => "\"" + value + "\"",
            char value => "'" + value + "'",
            var value when type.IsEnum => type.Name + "." + Enum.ToObject(type, value),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        };
    }

    private static MethodInfo? Visible(MethodInfo? accessor) =>
        accessor is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true } ? accessor : null;

    private static string Access(bool isProtected) => isProtected ? "protected " : "";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic) return "static ";
        if (method.DeclaringType!.IsInterface) return "";
        return method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
    }
}
