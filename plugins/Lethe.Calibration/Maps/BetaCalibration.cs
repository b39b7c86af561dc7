using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.beta", "Beta calibration", Summary = "For each class against the rest a curve with three numbers, in the family that "
    + "holds the one that changes nothing; then each row is divided by its sum.",
    Paper = "Kull, Silva Filho and Flach, Beta calibration: a well-founded and easily implemented improvement on logistic calibration for binary classifiers, AISTATS 2017")]
public sealed class BetaCalibration : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var (refits, lost) = (0, 0);
        var learned = ClassCurves.Learn(rows, (ofClass, isTrue) =>
        {
            var fit = BetaFit.Of(ofClass, isTrue, job.Cancellation);
            refits += fit.Refits > 0 ? 1 : 0;
            lost += fit.Converged ? 0 : 1;
            return [fit.OfTrue, fit.OfFalse, fit.Intercept];
        }, job.Cancellation);
        learned.Numbers["refits"] = Learned.Number(refits);
        return lost == 0 ? learned : learned with { Notes = [.. learned.Notes, $"The curves of {lost} of {rows.Classes} classes did not converge."] };
    }

    private protected override Func<Tensor, Tensor> Read(MapState state) =>
        ClassCurves.Read(state, numbers => numbers is [>= 0, >= 0, _] ? new BetaFit(numbers[0], numbers[1], numbers[2]).At : null);
}
