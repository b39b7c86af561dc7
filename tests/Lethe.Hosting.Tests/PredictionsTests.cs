using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Audits of a model of which only its outputs are left.</summary>
public sealed class PredictionsTests : IDisposable
{
    private static readonly string[] Quick = ["--set", "evaluate[1].draws=100"];

    private readonly House _house = new();

    public PredictionsTests()
    {
        var sample = Path.Combine(House.Checkout, "docs", "samples", "saved-predictions");
        foreach (var file in Directory.EnumerateFiles(sample)) File.Copy(file, Path.Combine(_house.Folder, Path.GetFileName(file)));
    }

    private string Request => Path.Combine(_house.Folder, "request.yaml");

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Sample_OfTheDocumentation_RunsAndIsKeptByContent()
    {
        var answer = _house.Audit(Request, Quick);
        Assert.True(answer.ExitCode == 0, answer.Notes);
        // The file is the data: 100 members to train on, 150 records of validation, 150 to test on.
        Assert.Equal(150, N(answer, "accuracy.test"));
        Assert.Equal(50, N(answer, "accuracy.forget"));
        Assert.Equal(150, N(answer, "conformal.coverage", "score=lac, alpha=0.1"));
        Assert.InRange(answer.Value("original", "conformal.coverage", "score=lac, alpha=0.1"), .8, .97);
        Assert.InRange(answer.Value("original", "calibration.ece"), 0, .3);
        // Records it was trained on are surer: an attack by loss tells them from others.
        Assert.True(answer.Value("original", "mia.loss.auc") > .6);

        Assert.Contains("Everything is there already.", _house.Run(["audit", "plan", Request, .. Quick]).Output, StringComparison.Ordinal);
        var table = Path.Combine(_house.Folder, "predictions.csv");
        File.WriteAllText(table, File.ReadAllText(table).Replace("r000,", "first,", StringComparison.Ordinal));
        Assert.DoesNotContain("Everything is there already.", _house.Run(["audit", "plan", Request, .. Quick]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_ThatNeedMoreThanOutputs_AreRefusedBeforeAnythingRuns()
    {
        var text = File.ReadAllText(Request).Replace("evaluate:", "unlearn: [ unlearn.fine-tune ]\nevaluate:\n  - { use: eval.pgd }\n  - { use: eval.oracle-gap }", StringComparison.Ordinal);
        var answer = _house.Run("audit", "run", _house.Write("request.yaml", text));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("unlearn.fine-tune needs parameters to train; model.predictions does not give that.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("eval.pgd needs input gradients; model.predictions does not give that.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("eval.oracle-gap needs models trained like the subject, and model.predictions does not say how", answer.Error, StringComparison.Ordinal);
        Assert.Contains("No audits.", _house.Run("audit", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ForgetSet_WithoutMembers_AndDataBesideIt_AreRefusedWithTheReason()
    {
        var text = File.ReadAllText(Request).Replace("  member: member\n", "", StringComparison.Ordinal) + "data: data.glyphs\n";
        var answer = _house.Run("audit", "run", _house.Write("request.yaml", text));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("forget.random needs the records that the model was trained on; model.predictions was not told which those are.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("model.predictions brings its own records: leave 'data' out.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_WithoutMembers_MeasuresAllRecords()
    {
        _house.Write("plain.csv", "a,b,labels\n0.9,0.1,0\n0.2,0.8,1\n0.6,0.4,1\n0.3,0.7,1\n");
        _house.Write("strangers.csv", "a,b,labels\n0.65,0.35,0\n0.45,0.55,0\n");
        var answer = _house.Audit(_house.Write("plain.yaml", """
            name: Plain
            device: cpu
            subject: { use: model.predictions, path: plain.csv }
            evaluate:
              - eval.utility
              - { use: eval.conformal, scores: [lac], epsilon: [0.1] }
              - { use: eval.ood, scores: [msp, energy], data: { use: model.predictions, path: strangers.csv } }
            """));
        Assert.True(answer.ExitCode == 0, answer.Notes);
        Assert.Equal(.75, answer.Value("original", "accuracy.test"));
        // .9 .8 .7 .6 against .65 and .55, read from a file that only an option of an evaluator names.
        Assert.Equal(7 / 8.0, answer.Value("original", "ood.auroc", "score=msp"), 1e-12);
        Assert.Contains("Only probabilities are at hand", answer.Findings, StringComparison.Ordinal);
        Assert.Contains("The retain set has no records.", answer.Findings, StringComparison.Ordinal);
        Assert.Contains("to which no noise can be added", answer.Findings, StringComparison.Ordinal);
        Assert.Contains("4", _house.Run("data", "info", Path.Combine(_house.Folder, "plain.yaml")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsWrong_EndsTheAuditWithTheSentence()
    {
        _house.Write("plain.csv", "a,b,labels\n0.9,0.1,0\n3,-2,1\n");
        var answer = _house.Audit(_house.Write("plain.yaml", """
            name: Plain
            device: cpu
            subject: { use: model.predictions, path: plain.csv }
            evaluate: [ eval.utility ]
            """));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("record 1 has the output 3, which is no probability; if these are logits, say outputs: logits", answer.Stage("data").ToJsonString(), StringComparison.Ordinal);
    }

    private static int N(AuditAnswer answer, string metric, string slice = "") => (int)answer.Json["results"]!.AsArray()
        .Single(result => (string)result!["subject"]! == "original")!["findings"]!.AsArray()
        .Single(finding => (string)finding!["metric"]! == metric && (string)finding["slice"]! == slice)!["n"]!;
}
