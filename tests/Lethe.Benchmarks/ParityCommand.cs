using System.CommandLine;
using Lethe.Benchmarks.Parity;
using Lethe.Torch;

namespace Lethe.Benchmarks;

/// <summary><c>lethe parity</c>: does a device compute what double precision on the CPU does?</summary>
public static class ParityCommand
{
    public static Command Create()
    {
        var device = new Option<string>("--device") { Description = "cpu, cuda or cuda:1", DefaultValueFactory = _ => "cpu" };
        var command = new Command("parity", "Compare operators, gradients, training and TorchScript on a device with double precision on the CPU") { device };
        command.SetAction(parsed => Run(parsed.GetValue(device)!) ? 0 : 1);
        return command;
    }

    private static bool Run(string device)
    {
        Console.WriteLine($"libtorch {TorchRuntime.LibtorchVersion}, {device} in single precision beside double precision on the CPU");
        Console.WriteLine($"{"check",-44} {"difference",11} {"allowed",9}");
        var good = true;
        foreach (var row in ParityRun.Operators(device).Append(ParityTraining.Steps(device)).Append(ParityTraining.Script(device)))
        {
            Console.WriteLine($"{row.Check,-44} {row.Difference,11:0.0e+0} {row.Allowed,9:0e+0}  {(row.Holds ? "ok" : "FAILED")}");
            good &= row.Holds;
        }
        return good;
    }
}
