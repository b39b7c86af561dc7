namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>
/// Takes standard input and output away from everybody else in the process, plugins, their native code and the programs
/// they start included. What these print goes to standard error, and what they read is empty.
/// </summary>
internal static class StandardStreams
{
    private const int InputNumber = 0, OutputNumber = 1, ErrorNumber = 2;

    public static (Stream Input, Stream Output) Take()
    {
        // The console's streams have duplicates of the descriptors, closed in programs started from here. A FileStream would
        // not do for output: in a regular file it keeps a position of its own, and whoever shares the file writes over it.
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        using (var nothing = File.OpenHandle("/dev/null")) NativeCalls.Replace(InputNumber, (int)nothing.DangerousGetHandle());
        NativeCalls.Replace(OutputNumber, ErrorNumber);
        // Its readers and writers may be in use already, on duplicates of their own.
        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        return (input, output);
    }
}
