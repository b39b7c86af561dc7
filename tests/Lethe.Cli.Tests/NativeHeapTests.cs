using System.Diagnostics;
using System.Runtime.InteropServices;
using Lethe.Cli.Commands;

namespace Lethe.Cli.Tests;

public class NativeHeapTests
{
    private const int Block = 1 << 16, Count = 4000;

    [Fact]
    public void Blocks_ThatWereFreed_GoBackThoughALaterOneStays()
    {
        Assert.True(NativeHeap.GiveBack());
        var blocks = new nint[Count];
        for (var i = 0; i < Count; i++) Marshal.WriteByte(blocks[i] = Marshal.AllocHGlobal(Block), 1);
        var above = Marshal.AllocHGlobal(1000);
        var before = Mapped();
        foreach (var block in blocks) Marshal.FreeHGlobal(block);
        var freed = before - Mapped();
        Marshal.FreeHGlobal(above);
        Assert.InRange(freed, Count * (long)Block / 2, long.MaxValue);
    }

    // Of the address space, not of what is resident: it does not depend on what else the machine does.
    private static long Mapped()
    {
        using var process = Process.GetCurrentProcess();
        return process.VirtualMemorySize64;
    }
}
