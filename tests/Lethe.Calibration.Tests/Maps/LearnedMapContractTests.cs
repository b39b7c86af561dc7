using Lethe.Calibration.Maps;
using Lethe.Calibration.Maps.CorrectnessAware;
using Lethe.Calibration.Maps.OrderKeeping;
using Lethe.Sdk.Testing;

namespace Lethe.Calibration.Tests.Maps;

/// <summary>What every recalibrator promises, of those that learn: budget, cancelling, seeds, saving.</summary>
public class LearnedMapContractTests
{
    [Fact]
    public void HCalibration_KeepsThePromises() => Check<HCalibration>(new HCalibrationOptions { Epochs = 5 });

    [Fact]
    public void ParameterisedTemperature_KeepsThePromises() => Check<ParameterisedTemperature>(new ParameterisedTemperatureOptions { Steps = 20 });

    [Fact]
    public void CorrectnessAware_KeepsThePromises() => Check<CorrectnessAware>(new CorrectnessAwareOptions { Steps = 20 });

    private static void Check<T>(object options) where T : class, IRecalibrator
    {
        var results = PluginContract.Check(PluginUnderTest.Of<T>(options));
        Assert.True(results.All(row => row.Outcome != ContractOutcome.Fail), string.Join("; ", results.Where(row => row.Outcome == ContractOutcome.Fail)));
        foreach (var promise in new[] { "probabilities", "deterministic", "cancels", "no-leak" })
            Assert.Contains(results, row => row.Row == promise && row.Outcome == ContractOutcome.Pass);
    }
}
