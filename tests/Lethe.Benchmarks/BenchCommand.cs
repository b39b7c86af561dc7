using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lethe.Benchmarks.Cases;
using Lethe.Benchmarks.Dashboard;
using TorchSharp;

namespace Lethe.Benchmarks;

/// <summary><c>lethe bench</c>: our binding beside Python on the same libtorch, or the dashboard under load.</summary>
public static class BenchCommand
{
    private static readonly BenchmarkCase[] Cases =
    [
        new(ScalarAdd.Name, ScalarAdd.Work, device => new ScalarAdd(device)),
        new(ElementwiseChain.Name, ElementwiseChain.Work, device => new ElementwiseChain(device)),
        new(CnnStep.Name, CnnStep.Work, device => new CnnStep(device)),
        new(MlpStep.Name, MlpStep.Work, device => new MlpStep(device)),
        new(GptStep.Name, GptStep.Work, device => new GptStep(device)),
        new(ResNet18Forward.Name, ResNet18Forward.Work, device => new ResNet18Forward(device)),
        new(SafetensorsLoad.Name, SafetensorsLoad.Work, device => new SafetensorsLoad(device)),
        .. CalibrationErrors.Cases,
    ];

    public static Command Create()
    {
        var only = new Option<string[]>("--only") { Description = "Run these cases: " + string.Join(", ", Cases.Select(one => one.Name)), AllowMultipleArgumentsPerToken = true };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file" };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of about 0.4 s on each side", DefaultValueFactory = _ => 11 };
        var threads = new Option<int>("--threads") { Description = "Threads on both sides", DefaultValueFactory = _ => Environment.ProcessorCount };
        var device = new Option<string>("--device") { Description = "cpu or cuda", DefaultValueFactory = _ => "cpu" };
        only.AcceptOnlyFromAmong([.. Cases.Select(one => one.Name)]);

        var web = new WebOptions();
        var command = new Command("bench", "Time the binding and Python on the same libtorch, side by side; with --web the dashboard under load") { only, json, rounds, threads, device };
        web.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (web.Of(parsed) is { } load) return await RunWebAsync(load, parsed.GetValue(json), parsed.InvocationConfiguration, cancellation) ? 0 : 1;
            var names = parsed.GetValue(only) ?? [];
            var wanted = names.Length == 0 ? Cases : [.. Cases.Where(one => names.Contains(one.Name))];
            torch.set_num_threads(parsed.GetValue(threads));
            var rows = Run(wanted, parsed.GetValue(device)!, parsed.GetValue(threads), parsed.GetValue(rounds));
            if (parsed.GetValue(json) is { } file)
                File.WriteAllText(file.FullName, JsonSerializer.Serialize(rows, JsonOptions.Indented));
            return 0;
        });
        return command;
    }

    // Apart, so that timing the binding loads nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<bool> RunWebAsync(WebBenchOptions load, FileInfo? json, InvocationConfiguration console, CancellationToken cancellation) =>
        WebBench.RunAsync(load, json, console.Output, console.Error, cancellation);

    private static List<BenchmarkRow> Run(BenchmarkCase[] cases, string device, int threads, int rounds)
    {
        using var peer = PeerProcess.Start(device, threads, out var missing);
        BenchmarkTable.WriteHead(peer?.Description, missing);
        var rows = new List<BenchmarkRow>();
        foreach (var one in cases)
        {
            rows.Add(Comparison.Measure(one, peer, device, rounds));
            BenchmarkTable.Write(rows[^1]);
        }
        return rows;
    }
}
