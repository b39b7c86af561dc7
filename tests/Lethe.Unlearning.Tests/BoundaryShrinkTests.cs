using Lethe.Unlearning.Boundary;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class BoundaryShrinkTests
{
    [Fact]
    public void NearestClasses_NotMoved_AreWhatTheOriginalSays()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var trained = scene.Trained();
        var log = new Log();

        var found = NearestClasses.Of(scene.Job(trained, from: trained, sink: log), 0, 5)!;

        var said = trained.Predict(scene.Forget.All().Inputs).argmax(1).data<long>().ToArray();
        Assert.Equal(said, found);
        var wrong = said.Index().Count(one => one.Item != scene.Forget.Label(one.Index));
        Assert.StartsWith($"{wrong} of 12 records crossed", log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void NearestClasses_SoftmaxRegression_AreThoseAfterTheStepOfTheSign()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");
        var trained = scene.Trained();
        var state = trained.Module.state_dict();
        Tensor weight = state["head.weight"].detach(), bias = state["head.bias"].detach();
        var all = scene.Train.All();
        var forget = scene.Forget.All();
        // By hand: the gradient of the loss with respect to the input is the error times the weights.
        var errors = (forget.Inputs.matmul(weight.t()) + bias).softmax(1) - nn.functional.one_hot(forget.Targets, Forgetting.Classes);
        var moved = (forget.Inputs + 1.5 * errors.matmul(weight).sign()).minimum(all.Inputs.amax(0)).maximum(all.Inputs.amin(0));
        var expected = (moved.matmul(weight.t()) + bias).argmax(1).data<long>().ToArray();

        var found = NearestClasses.Of(scene.Job(trained, from: trained), 1.5, 5)!;

        Assert.Equal(expected, found);
        Assert.NotEqual(trained.Predict(forget.Inputs).argmax(1).data<long>().ToArray(), found);
    }

    [Fact]
    public void Move_Flags_StayAndOthersEndAtWhatWasObserved()
    {
        using var scope = NewDisposeScope();
        float[][] inputs = [[0, 1, 5, 0.5f], [1, 1, 9, 0], [0, 0, 7, 1]];
        var split = Records.Of("train", inputs, [0, 1, 2]);
        using var scene = new Forgetting { Forget = split.Subset("forget", [0, 1]), Retain = split.Subset("retain", [2]) };

        var box = InputBox.Of(scene.Job(scene.Original), 3, 2);
        var moved = box.Move(split.All().Inputs, ones(3, 4)).data<float>().ToArray();

        Assert.Equal([0, 1, 8, 1, 1, 1, 9, 1, 0, 0, 9, 1], moved);
    }

    [Fact]
    public void BoundaryShrink_OfWhatTheModelKnows_MakesItSayTheNextClass()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var trained = scene.Trained();
        var nearest = NearestClasses.Of(scene.Job(trained, from: trained), 2, 5)!;

        var model = scene.Run("unlearn.boundary-shrink", """{ "epsilon": 2, "epochs": 60, "learningRate": 0.02 }""", from: trained);

        var said = model.Predict(scene.Forget.All().Inputs).argmax(1).data<long>().ToArray();
        Assert.True(said.Zip(nearest).Count(pair => pair.First == pair.Second) >= 10);
        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.5);
    }
}
