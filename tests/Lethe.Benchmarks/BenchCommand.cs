using System.CommandLine;
using System.Text.Json;
using Lethe.Benchmarks.Cases;
using TorchSharp;

namespace Lethe.Benchmarks;

/// <summary><c>lethe bench</c>: our binding beside Python on the same libtorch.</summary>
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

        var command = new Command("bench", "Time the binding and Python on the same libtorch, side by side") { only, json, rounds, threads, device };
        command.SetAction(parsed =>
        {
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
