[assembly: System.Reflection.AssemblyVersion("2.0.0.0")]

namespace Private;

public class Base;

public static class Answer
{
    public const string Name = "two";
    public static string Read() => "version two";
}
