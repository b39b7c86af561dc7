using System.Diagnostics;
using System.Text;
using Lethe.Sdk;

namespace Lethe.TestWorker;

/// <summary>Units that say too much, or the wrong thing, or in the wrong place.</summary>
internal static class Talk
{
    public static void Report(int count, IProgressSink progress)
    {
        for (var i = 1; i <= count; i++) progress.Report(i, count, "step");
    }

    public static void Print(IProgressSink progress)
    {
        var nuisance = """{"event":"finished","seconds":1}""" + "\n";
        Console.Write(nuisance);
        Console.Out.Flush();
        using (var console = Console.OpenStandardOutput()) console.Write(Encoding.UTF8.GetBytes(nuisance));
        Library.Print(nuisance);
        Shell($"echo '{nuisance.Trim()}'");
        progress.Log(Console.ReadLine() is null ? "read nothing" : "read an order");
        progress.Log(Shell("read order") == 1 ? "child read nothing" : "child read an order");
        progress.Log("printed");
    }

    public static void Garbage(OriginalOutput wire, IProgressSink progress)
    {
        progress.Log("before");
        wire.Write("no json\n"u8);
        wire.Write([0xff, 0xfe, 0, (byte)'\n']);
        wire.Write("\n"u8);
        wire.Write("null\n[1]\n\"finished\"\n{}\n{\"event\":7}\n"u8);
        wire.Write("{\"event\":\"progress\",\"done\":1e99,\"total\":2,\"what\":\"x\"}\n"u8);
        wire.Write("{\"event\":\"log\",\"line\":\"\\ud800\"}\n"u8);
        wire.Write("{\"event\":\"finished\",\"seconds\":\"soon\"}\n"u8);
        wire.Write(Encoding.UTF8.GetBytes(new string('[', 10_000) + "\n"));
        var endless = new byte[3 * 1024 * 1024];
        Array.Fill(endless, (byte)'e');
        wire.Write(endless);
        wire.Write("\n"u8);
        progress.Log("after");
    }

    /// <summary>Logs for ever; the file says how far it is.</summary>
    public static void Flood(Order order, IProgressSink progress, CancellationToken cancellation)
    {
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            if (order.File.Length > 0) File.WriteAllText(order.File, $"{i}");
            progress.Log(new string('x', order.Count));
        }
        cancellation.ThrowIfCancellationRequested();
    }

    public static void FloodError(int lines)
    {
        for (var i = 0; i < lines; i++) Console.Error.WriteLine($"{i} {new string('e', 1000)}");
        Environment.Exit(3);
    }

    public static void LeaveThread(IProgressSink progress)
    {
        new Thread(() => { while (true) progress.Log("from a unit that is over"); }) { IsBackground = true }.Start();
        Thread.Sleep(50);
    }

    private static int Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]))!;
        shell.WaitForExit();
        return shell.ExitCode;
    }
}
