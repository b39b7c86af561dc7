using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>An outsider's recalibrator: certain of the first of two classes, whatever the logits say.</summary>
[Plugin("recal.test-certain", "Certain")]
internal sealed class Certain : IRecalibrator
{
    public Recalibration Fit(RecalibrationJob job) => new Map();

    public Recalibration Open(IReadOnlyDictionary<string, Tensor> state) => new Map();

    private sealed class Map : Recalibration
    {
        public override string Plugin => "recal.test-certain";

        public override IReadOnlyList<string> Warnings => ["It knows nothing."];

        public override IReadOnlyDictionary<string, Tensor> State { get; } = new Dictionary<string, Tensor>();

        public override Tensor Apply(Tensor logits) =>
            tensor(new[] { 0, double.NegativeInfinity }).unsqueeze(0).expand(logits.size(0), 2).clone();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
