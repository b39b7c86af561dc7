using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Good;

[Plugin("recal.half", "Half temperature", Summary = "Divides the logits by two.")]
public class Temperature : IRecalibrator
{
    public virtual Recalibration Fit(RecalibrationJob job) => new Map(1);

    public virtual Recalibration Open(IReadOnlyDictionary<string, Tensor> state) => new Map(1);

    protected sealed class Map(double sum) : Recalibration
    {
        private readonly Tensor _temperature = Two();

        public override string Plugin => "recal.half";

        public override IReadOnlyList<string> Warnings => [];

        public override IReadOnlyDictionary<string, Tensor> State => new Dictionary<string, Tensor> { ["temperature"] = _temperature };

        public override Tensor Apply(Tensor logits) => nn.functional.log_softmax(logits / _temperature, 1) + Math.Log(sum);

        protected override void Dispose(bool disposing)
        {
            if (disposing) _temperature.Dispose();
        }

        private static Tensor Two() => tensor(2.0);
    }
}
