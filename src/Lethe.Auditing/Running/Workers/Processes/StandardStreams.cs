using Microsoft.Win32.SafeHandles;

namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>
/// Takes standard input and output away from everybody else in the process, plugins, their native code and the programs
/// they start included. What these print goes to standard error, and what they read is empty.
/// </summary>
internal static class StandardStreams
{
    public static (Stream Input, Stream Output) Take()
    {
        var (input, output) = (Open(NativeCalls.Duplicate(0), FileAccess.Read), Open(NativeCalls.Duplicate(1), FileAccess.Write));
        using (var nothing = File.OpenHandle("/dev/null")) NativeCalls.Replace(0, (int)nothing.DangerousGetHandle());
        NativeCalls.Replace(1, 2);
        // The console may hold copies of the descriptors from before.
        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        return (input, output);
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0);
}
