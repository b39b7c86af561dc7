using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;

namespace Lethe.Hosting;

/// <summary>Runs units with what is installed here. Plugins are loaded with the first unit: the process is a worker by then.</summary>
public sealed class EngineUnitRunner(Func<Engine> open) : IUnitRunner, IDisposable
{
    private Engine? _engine;
    private UnitRunner? _runner;

    public void Run(string unitFile, IProgressSink progress, CancellationToken cancellation)
    {
        _engine ??= open();
        _runner ??= new UnitRunner(_engine.Plugins, _engine.Store);
        _runner.Run(unitFile, progress, cancellation);
    }

    public void Dispose()
    {
        _runner?.Dispose();
        _engine?.Dispose();
    }
}
