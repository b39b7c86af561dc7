using System.CommandLine;
using System.Text;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Tests.Requests;
using Lethe.Cli.Commands.Audits;
using Lethe.Hosting.Tests.Support;
using Lethe.Statistics;

namespace Lethe.Hosting.Tests;

/// <summary>The command itself on files that are no sound requests.</summary>
public sealed class BrokenRequestTests : IDisposable
{
    private const int Files = 500;

    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Run_OnFiveHundredBrokenFiles_EndsInThreeWithAReasonEachTime()
    {
        using var engine = _house.Open();
        var reader = new SubmissionReader(engine.Plugins);
        var random = new RandomStream(500);
        var broken = 0;
        for (var i = 0; broken < Files; i++)
        {
            var file = Path.Combine(_house.Folder, "request.yaml");
            await File.WriteAllBytesAsync(file, Break(random.Fork(i)), TestContext.Current.CancellationToken);
            if (IsSound(reader, file)) continue;
            broken++;
            var (output, error) = (new StringWriter(), new StringWriter());
            var parsed = AuditRunCommand.Create(() => engine).Parse([file]);
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
            Assert.True(code == 3 && error.ToString().Trim().Length > 0 && output.ToString().Length == 0,
                $"exit {code}, '{error}', '{output}' for file {i}:\n{File.ReadAllText(file)}");
        }
    }

    private static bool IsSound(SubmissionReader reader, string file)
    {
        try
        {
            reader.ReadFile(file);
            return true;
        }
        catch (SourceException)
        {
            return false;
        }
    }

    private static byte[] Break(RandomStream random)
    {
        var text = Encoding.UTF8.GetBytes(new RequestMutations(random.Fork("text")).Mutate(SmallRequest.Yaml));
        // One in ten is no text at all.
        if (random.NextInt(10) == 0)
            for (var i = 0; i < 20; i++) text[random.NextInt(text.Length)] = (byte)random.NextInt(256);
        return text;
    }
}
