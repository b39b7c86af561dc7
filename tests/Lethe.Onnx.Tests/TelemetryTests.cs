using System.Runtime.InteropServices;
using Lethe.Onnx.Running;

namespace Lethe.Onnx.Tests;

public sealed partial class TelemetryTests
{
    [Fact]
    public void Runtime_OnceStarted_HasTelemetryOffWhereItReadsIt()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        Assert.Equal("1", Environment.GetEnvironmentVariable(RuntimeHost.TelemetrySwitch));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal("1", Marshal.PtrToStringUTF8(NativeEnvironment(RuntimeHost.TelemetrySwitch)));
    }

    [Fact]
    public void Runtime_OnceStarted_HasNoTelemetryStoreOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are listed under /proc on Linux only.");
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        var open = new DirectoryInfo("/proc/self/fd").GetFiles().Select(file => file.LinkTarget ?? "");
        Assert.DoesNotContain(open, target => target.Contains("onnxruntime.db", StringComparison.Ordinal));
    }

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint NativeEnvironment(string name);
}
