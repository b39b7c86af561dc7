[assembly: System.Reflection.AssemblyVersion("1.0.0.0")]

namespace Private;

public class Base;

public static class Answer
{
    public const string Name = "one";
    public static string Read() => "version one";
}
