using System;
using System.Runtime.InteropServices;
using System.Threading;
using Lethe.Sdk;

// Plugins that end the process they run in, each in its own way.
[Plugin("unlearn.aborting", "Aborting", Summary = "Gives up the whole process.")]
public sealed class Aborting : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Environment.FailFast("the plugin gave up");
}

[Plugin("unlearn.segfaulting", "Segfaulting", Summary = "Is ended by the system.")]
public sealed partial class Segfaulting : IUnlearner
{
    private const int Segfault = 11;

    public void Unlearn(UnlearningJob job)
    {
        // The runtime takes the first one for its own, and steps aside for the next.
        while (true) raise(Segfault);
    }

    [DllImport("libc")]
    private static extern int raise(int signal);
}

[Plugin("unlearn.sleeping", "Sleeping", Summary = "Never ends.")]
public sealed class Sleeping : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Thread.Sleep(Timeout.Infinite);
}

[Plugin("unlearn.leaving", "Leaving", Summary = "Ends the process as if all were well.")]
public sealed class Leaving : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Environment.Exit(0);
}

[Plugin("unlearn.chatty", "Chatty", Summary = "Writes where others are writing.")]
public sealed class Chatty : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Console.Write("{\"say\":\"done\"}\n half a line");
}

[Plugin("unlearn.demanding", "Demanding", Summary = "Needs an option.")]
public sealed class Demanding(DemandingOptions options) : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        if (options.Strength == 13) throw new NullReferenceException("unlucky");
    }
}

public sealed record DemandingOptions
{
    public required int Strength { get; init; }
}
