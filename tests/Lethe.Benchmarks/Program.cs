using System.CommandLine;
using System.Text.Json;
using Lethe.Benchmarks;
using Lethe.Benchmarks.Cases;
using TorchSharp;

BenchmarkCase[] cases =
[
    BenchmarkCase.Of(device => new ScalarAdd(device)),
    BenchmarkCase.Of(device => new ElementwiseChain(device)),
    BenchmarkCase.Of(device => new CnnStep(device)),
    BenchmarkCase.Of(device => new MlpStep(device)),
    BenchmarkCase.Of(device => new GptStep(device)),
    BenchmarkCase.Of(device => new ResNet18Forward(device)),
    BenchmarkCase.Of(device => new SafetensorsLoad(device)),
];

var only = new Option<string[]>("--only") { Description = "Run these cases: " + string.Join(", ", cases.Select(one => one.Name)), AllowMultipleArgumentsPerToken = true };
var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file" };
var rounds = new Option<int>("--rounds") { Description = "Rounds of about 0.4 s on each side", DefaultValueFactory = _ => 11 };
var threads = new Option<int>("--threads") { Description = "Threads on both sides", DefaultValueFactory = _ => Environment.ProcessorCount };
var device = new Option<string>("--device") { Description = "cpu or cuda", DefaultValueFactory = _ => "cpu" };
only.AcceptOnlyFromAmong([.. cases.Select(one => one.Name)]);

var command = new RootCommand("Times Lethe's binding and Python on the same libtorch, side by side.") { only, json, rounds, threads, device };
command.SetAction(parsed =>
{
    torch.set_num_threads(parsed.GetValue(threads));
    var wanted = parsed.GetValue(only) is { Length: > 0 } names ? cases.Where(one => names.Contains(one.Name)) : cases;
    var where = parsed.GetValue(device)!;
    using var peer = PeerProcess.Start(where, parsed.GetValue(threads), out var missing);
    var table = new BenchmarkTable(peer?.Description, missing);
    var rows = new List<BenchmarkRow>();
    foreach (var one in wanted)
    {
        rows.Add(Comparison.Measure(one, peer, where, parsed.GetValue(rounds)));
        table.Write(rows[^1]);
    }
    if (parsed.GetValue(json) is { } file)
        File.WriteAllText(file.FullName, JsonSerializer.Serialize(rows, JsonOptions.Indented));
    return 0;
});
return command.Parse(args).Invoke();
