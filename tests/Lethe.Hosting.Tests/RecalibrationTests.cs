using System.Globalization;
using Lethe.Hosting.Tests.Support;
using Lethe.Sdk;

namespace Lethe.Hosting.Tests;

/// <summary>A map is fitted, saved, and audited behind the model it was fitted for: as a recipe's network, and as an ONNX file.</summary>
public sealed class RecalibrationTests : IDisposable
{
    private const string Trained =
        """
        name: A model that is too sure
        seed: 3
        device: cpu
        data: { use: data.gaussians, features: 4, classes: 3, train: 60, test: 800, separation: 1 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [32] }, epochs: 60 }
        evaluate: [ { use: eval.calibration, recalibrate: [] } ]
        """;

    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    [Trait("Speed", "slow")]
    public void Recalibrate_AndAuditWhatItSaved_ShowsTheNumbersItPromised()
    {
        var (request, map) = (_house.Write("request.yaml", Trained), Path.Combine(_house.Folder, "map.safetensors"));
        var answer = _house.Run("recalibrate", request, "--with", "recal.vector,steps=200", "--out", map);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
        Assert.Contains("recal.vector, fitted on 400 records of the test split drawn at random", answer.Output);
        var (before, after) = Column(answer.Output, "NLL");
        Assert.True(after < before, answer.Output);
        var facts = RecalibrationFile.FactsOf(map);
        Assert.Equal(("recal.vector", 3, 400, OutputKind.Logits), (facts.Recalibrator.Use, facts.Classes, facts.Records, facts.Outputs));
        Assert.Equal(200, (int)facts.Recalibrator.Options!["steps"]!);
        Assert.Equal(64, facts.Fingerprint.Length);
        Assert.True(facts.After.LogLoss < facts.Before.LogLoss);

        var plain = _house.Audit(request);
        Assert.Contains("subject", plain.Reused);
        var mapped = _house.Audit(Behind("mapped.yaml", Inner, map));
        Assert.True(mapped.ExitCode == 0, mapped.Notes);
        Assert.True(mapped.Value("original", "calibration.nll") < plain.Value("original", "calibration.nll"));

        // The same network as a file of another format.
        var onnx = Path.Combine(_house.Folder, "m.onnx");
        CertifiedHouse.Run(_house, "model", "export", "--audit", plain.Id, "--subject", "original", onnx);
        var opened = _house.Audit(Behind("onnx.yaml", $"{{ use: model.onnx, path: {onnx} }}", map));
        Assert.Equal(mapped.Value("original", "calibration.nll"), opened.Value("original", "calibration.nll"), 1e-5);

        // Another map under the same name is another subject.
        CertifiedHouse.Run(_house, "recalibrate", request, "--with", "recal.temperature", "--out", map);
        var other = _house.Audit(Path.Combine(_house.Folder, "onnx.yaml"));
        Assert.Contains("subject", other.Computed);
        Assert.NotEqual(opened.Value("original", "calibration.nll"), other.Value("original", "calibration.nll"));
    }

    [Theory]
    [InlineData("recal.vektor", "did you mean 'recal.vector'")]
    [InlineData("recal.vector,steps=0", "steps")]
    [InlineData("eval.calibration", "what goes here is")]
    [InlineData("recal.vector,steps", "write name=value")]
    [InlineData("recal.platt", "is for two classes, and these logits have 3")]
    public void Recalibrate_WithWhatDoesNotFit_IsRefusedWithAReason(string with, string expected)
    {
        var request = _house.Write("request.yaml", Trained.Replace("epochs: 60", "epochs: 1", StringComparison.Ordinal));
        var answer = _house.Run("recalibrate", request, "--with", with, "--out", Path.Combine(_house.Folder, "map.safetensors"));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Audit_ThatNeedsMoreThanAMappedModelGives_IsRefusedBeforeItBegins()
    {
        var request = _house.Write("refused.yaml", Trained
            .Replace("{ use: model.train, architecture: { use: arch.mlp, widths: [32] }, epochs: 60 }", $"{{ use: model.recalibrated, model: {Inner}, map: refused.yaml }}", StringComparison.Ordinal)
            + "\nforget: { use: forget.random, fraction: 0.1 }\nunlearn: [ unlearn.gradient-ascent ]\n");
        var answer = _house.Run("audit", "plan", request);
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("unlearn.gradient-ascent needs parameters to train; model.recalibrated does not give that.", answer.Error);
    }

    private const string Inner = "{ use: model.train, architecture: { use: arch.mlp, widths: [32] }, epochs: 60 }";

    private string Behind(string name, string model, string map) => _house.Write(name, Trained.Replace(
        $"subject: {Inner}", $"subject: {{ use: model.recalibrated, model: {model}, map: {map} }}", StringComparison.Ordinal));

    private static (double Before, double After) Column(string table, string name)
    {
        var cells = table.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture));
    }
}
