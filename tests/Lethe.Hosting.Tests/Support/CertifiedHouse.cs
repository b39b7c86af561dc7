using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Lethe.Hosting.Tests.Support;

/// <summary>A house with a finished audit and its certificate; those who change something work on a copy.</summary>
public sealed class CertifiedHouse : IDisposable
{
    private const string Policy = "evidence: []\ngates:\n  - { metric: accuracy.test, atLeast: 0.4, reason: It must do its work. }\n";

    public CertifiedHouse()
    {
        House.Write("policy.yaml", Policy);
        Audit = House.Audit(House.Write("request.yaml", Request + "policy: { file: policy.yaml }\n"));
        Assert.True(Audit.ExitCode == 0, Audit.Notes);
        Run(House, "audit", "certify", Audit.Id, "--out", Json, "--html", Html);
    }

    public static string Request => SmallRequest.Yaml.Replace("test: 120, seed: 5", "test: 120, seed: 5, owners: 12", StringComparison.Ordinal)
        .Replace("  - { use: eval.oracle-gap, oracles: 3 }\n", "", StringComparison.Ordinal) + "\n";

    public House House { get; } = new();

    public AuditAnswer Audit { get; }

    public string Json => Path.Combine(House.Folder, "certificate.json");

    public string Html => Path.Combine(House.Folder, "certificate.html");

    public JsonObject Certificate => JsonNode.Parse(File.ReadAllBytes(Json))!["certificate"]!.AsObject();

    /// <summary>The records that were forgotten, as the store keeps them.</summary>
    public IReadOnlyList<JsonObject> Forgotten => [.. JsonNode.Parse(File.ReadAllText(Directory
        .GetFiles(Path.Combine(House.Home, "store"), "records.json", SearchOption.AllDirectories).Single()))!.AsArray().Select(record => record!.AsObject())];

    /// <summary>Another house with all that is in this one.</summary>
    public House Copy()
    {
        var copy = new House();
        Directory.Delete(copy.Home, recursive: true);
        foreach (var folder in Directory.GetDirectories(House.Home, "*", SearchOption.AllDirectories).Prepend(House.Home))
            Directory.CreateDirectory(Path.Combine(copy.Home, Path.GetRelativePath(House.Home, folder)));
        foreach (var file in Directory.GetFiles(House.Home, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.Home, Path.GetRelativePath(House.Home, file)));
        return copy;
    }

    /// <summary>Runs what must go well.</summary>
    public static Answer Run(House house, params string[] args)
    {
        var answer = house.Run(args);
        Assert.True(answer.ExitCode == 0, $"{string.Join(' ', args)}: exit {answer.ExitCode}: {answer.Output}{answer.Error}");
        return answer;
    }

    /// <summary>Does to the chain what the database's own rules forbid, as somebody with a SQLite shell would.</summary>
    public static void Tamper(House house, string statement)
    {
        // The product knows where the system's SQLite is.
        using (var engine = house.Open()) _ = engine.Database.Instance;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(house.Home, "lethe.db"), Pooling = false }.ToString());
        connection.Open();
        var triggers = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
            using var reader = list.ExecuteReader();
            while (reader.Read()) triggers.Add(reader.GetString(0));
        }
        foreach (var sql in triggers.Select(name => $"DROP TRIGGER {name}").Append(statement))
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => House.Dispose();
}
