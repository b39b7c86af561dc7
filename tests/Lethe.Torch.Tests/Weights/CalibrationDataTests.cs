using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

/// <summary>Real files that NumPy wrote, where the checkout has the shared data beside it.</summary>
public class CalibrationDataTests
{
    // From numpy 1.24: predictions.astype('f8').sum(), (predictions.argmax(1) == ground_truth).mean(), ground_truth.sum(),
    // and numpy.bitwise_xor.reduce(predictions.view('u4').ravel()), which no two files share by chance.
    [Theory]
    [InlineData("lenet-5-cifar-10", 10, 10000.000012259321, 0.5308, 45000, 0x0CFBF993u)]
    [InlineData("wideresnet-16-4-cifar-10", 10, 10000.000051366196, 0.9109, 45000, 0x3B184D23u)]
    [InlineData("wideresnet-16-4-cifar-100", 100, 10000.000003376585, 0.7543, 495000, 0x0973042Fu)]
    public void Load_OfPublishedPredictions_GivesNumpysFigures(string name, int classes, double sum, double accuracy, long labels, uint bits)
    {
        var path = Path.Combine(SharedData.Folder("calibration"), name + ".npz");
        using var scope = NewDisposeScope();
        var arrays = WeightFile.Load(path);
        Assert.Equal(["ground_truth", "predictions"], arrays.Keys.Order(StringComparer.Ordinal));
        var (truth, predictions) = (arrays["ground_truth"], arrays["predictions"]);
        Assert.Equal((ScalarType.Int64, ScalarType.Float32), (truth.dtype, predictions.dtype));
        Assert.Equal([10_000L, classes], predictions.shape);
        var (values, targets) = (predictions.data<float>().ToArray(), truth.data<long>().ToArray());
        Assert.Equal(sum, values.Sum(value => (double)value), 1e-9);
        Assert.Equal(labels, targets.Sum());
        Assert.Equal(bits, values.Aggregate(0u, (seen, value) => seen ^ BitConverter.SingleToUInt32Bits(value)));
        var right = targets.Where((target, row) => values.AsSpan(row * classes, classes).IndexOf(values.AsSpan(row * classes, classes).ToArray().Max()) == target);
        Assert.Equal(accuracy, right.Count() / 10_000.0);
    }
}
