using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

/// <summary>Logits divided by one number.</summary>
public sealed class TemperatureMap : Recalibration
{
    private readonly Dictionary<string, Tensor> _state;
    private readonly string[] _warnings;
    private readonly double _temperature;

    internal TemperatureMap(TemperatureFit fit, string[] warnings)
    {
        (_temperature, _warnings) = (fit.Temperature, warnings);
        _state = new Dictionary<string, Tensor>
        {
            ["temperature"] = Number(fit.Temperature),
            ["lossBefore"] = Number(fit.LossBefore),
            ["lossAfter"] = Number(fit.LossAfter),
            ["records"] = Number(fit.Records),
        };
    }

    /// <summary>Opens a state that was saved.</summary>
    public TemperatureMap(IReadOnlyDictionary<string, Tensor> state)
    {
        _temperature = state.TryGetValue("temperature", out var number) && number.numel() == 1 ? number.to(ScalarType.Float64).item<double>() : double.NaN;
        if (!(_temperature > 0)) throw new ModelException("This is no saved temperature: it must hold one positive number called temperature.");
        _warnings = [];
        _state = state.ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope());
    }

    public override string Plugin => "recal.temperature";

    public double Temperature => _temperature;

    public override IReadOnlyList<string> Warnings => _warnings;

    public override IReadOnlyDictionary<string, Tensor> State => _state;

    public override Tensor Apply(Tensor logits)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter((logits.to(ScalarType.Float64) / _temperature).log_softmax(1));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var number in _state.Values) number.Dispose();
    }

    private static Tensor Number(double value) => tensor([value]).DetachFromDisposeScope();
}
