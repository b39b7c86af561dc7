using Lethe.Sdk;

namespace Lethe.TestWorker;

/// <summary>Units that their process does not survive.</summary>
internal static class Deaths
{
    private static readonly List<byte[]> Eaten = [];

    // In native code, where no handler makes an exception of it.
    public static void Segfault()
    {
        Console.WriteLine("last words");
        _ = Library.Length(1);
    }

    public static void Signal(int signal)
    {
        _ = Library.Signal(Environment.ProcessId, signal);
        Thread.Sleep(Timeout.Infinite);
    }

    public static void CrashFirst(Order order, IProgressSink progress)
    {
        progress.Log($"{Environment.ProcessId}");
        if (File.Exists(order.File)) return;
        File.WriteAllText(order.File, "");
        Environment.FailFast("on purpose");
    }

    public static void Eat(int mebibytes, IProgressSink progress)
    {
        const int Mouthful = 16;
        for (var i = 0; i < mebibytes; i += Mouthful)
        {
            var bytes = GC.AllocateUninitializedArray<byte>(Mouthful * 1024 * 1024);
            Array.Fill(bytes, (byte)1);
            Eaten.Add(bytes);
            progress.Report(i, mebibytes, "eating");
            Thread.Sleep(10);
        }
    }

    /// <summary>Much memory for a moment that may lie between two looks; no death unless somebody minds.</summary>
    public static void Bite(int mebibytes)
    {
        var size = (nuint)mebibytes * 1024 * 1024;
        var memory = Library.Allocate(size);
        Library.Fill(memory, 1, size);
        Library.Free(memory);
    }

    public static void CloseOutput()
    {
        Library.ClosePipes();
        Thread.Sleep(Timeout.Infinite);
    }
}
