using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lethe.Torch.Tests.Surface;

/// <summary>All that an assembly shows in namespace TorchSharp, a line for each type and each member of it.</summary>
/// <remarks>Overrides are left out: they add no name, and who may call them could do so through the base.</remarks>
internal static class PublicSurface
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes()
        .Where(type => (type.Namespace == "TorchSharp" || type.Namespace?.StartsWith("TorchSharp.", StringComparison.Ordinal) == true)
            && IsVisible(type))
        .OrderBy(TypeText.Path, StringComparer.Ordinal);

    public static string Head(Type type)
    {
        if (type.IsEnum)
        {
            var number = Enum.GetUnderlyingType(type);
            return "enum " + TypeText.Path(type) + (number == typeof(int) ? "" : " : " + TypeText.Of(number));
        }

        if (typeof(Delegate).IsAssignableFrom(type)) return "delegate " + TypeText.Path(type);
        if (type.IsInterface) return "interface " + TypeText.Path(type);
        if (type.IsValueType) return "struct " + TypeText.Path(type);
        var kind = type.IsAbstract && type.IsSealed ? "static class " : type.IsAbstract ? "abstract class "
            : type.IsSealed ? "sealed class " : "class ";
        return kind + TypeText.Path(type)
            + (type.BaseType == typeof(object) ? "" : " : " + TypeText.Of(type.BaseType!));
    }

    /// <summary>The members that are seen from outside, each with its line, in the order of the lines.</summary>
    public static IEnumerable<(MemberInfo Member, string Line)> Members(Type type) => type.GetMembers(Own)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is MethodInfo)
        .Select(member => (Member: member, Line: Line(member)))
        .Where(pair => pair.Line is not null)
        .OrderBy(pair => pair.Line, StringComparer.Ordinal)!;

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when IsSeen(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly) && !field.IsSpecialName => MemberText.Of(field),
        ConstructorInfo made when IsSeen(made) && !made.IsStatic => MemberText.Of(made),
        PropertyInfo property when (IsSeen(property.GetMethod) || IsSeen(property.SetMethod))
            && !IsOverride((property.GetMethod ?? property.SetMethod)!) => MemberText.Of(property),
        EventInfo @event when IsSeen(@event.AddMethod) => MemberText.Of(@event),
        MethodInfo method when IsSeen(method) && !IsOverride(method) && !IsAccessor(method) => MemberText.Of(method),
        _ => null,
    };

    private static bool IsVisible(Type type) => type.DeclaringType is { } outer
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(outer)
        : type.IsPublic;

    private static bool IsSeen(MethodBase? method) =>
        method is not null && IsSeen(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool IsSeen(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName
        && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
