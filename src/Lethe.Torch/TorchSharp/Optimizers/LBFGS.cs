using Lethe.Torch.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Limited-memory BFGS: steps along an estimate of the inverse curvature, kept as the last changes of parameters and
/// gradients. Every iteration needs the loss again, so it works with a closure only.
/// </summary>
public class LBFGS : Optimizer, ILearningRateController
{
    private const double LeastCurvature = 1e-10;

    private readonly Parameter[] _parameters;
    private readonly long _mostIterations;
    private readonly long _mostEvaluations;
    private readonly double _gradientTolerance;
    private readonly double _changeTolerance;
    private readonly long _historySize;
    private readonly List<(Tensor GradientChange, Tensor Step, double Rho)> _history = [];
    private Tensor? _direction;
    private Tensor? _gradient;
    private double _stepSize;
    private double _curvature = 1;
    private long _iterations;

    internal LBFGS(
        IEnumerable<Parameter> parameters, double lr, long mostIterations, long mostEvaluations,
        double gradientTolerance, double changeTolerance, long historySize)
    {
        Check.NotNegative(lr, nameof(lr));
        _parameters = [.. parameters];
        _mostIterations = mostIterations;
        _mostEvaluations = mostEvaluations;
        _gradientTolerance = gradientTolerance;
        _changeTolerance = changeTolerance;
        _historySize = historySize;
        var options = new OptimizerOptions { LearningRate = lr, InitialLearningRate = lr };
        _parameter_groups.Add(new ParamGroup { Parameters = _parameters, Options = options });
    }

    public double LearningRate
    {
        get => _parameter_groups[0].LearningRate;
        set => _parameter_groups[0].LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => _parameter_groups[0].InitialLearningRate;
        set => _parameter_groups[0].InitialLearningRate = value;
    }

    public override void add_param_group(ParamGroup param_group) =>
        throw new NotSupportedException("LBFGS sees all parameters as one vector: it has one group only.");

    /// <returns>The loss before the step.</returns>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        ArgumentNullException.ThrowIfNull(closure);
        var before = Evaluate(closure)!;
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var loss = Number(before);
        var gradient = FlatGradient();
        var evaluations = 1L;
        if (Largest(gradient) <= _gradientTolerance) return before;
        for (var iteration = 1L; iteration <= _mostIterations; iteration++)
        {
            Turn(gradient);
            var slope = Dot(gradient, _direction!);
            if (slope > -_changeTolerance) break;
            Move();
            if (iteration == _mostIterations) break;
            var last = loss;
            using (var again = Evaluate(closure)!) loss = Number(again);
            gradient = FlatGradient();
            evaluations++;
            if (evaluations >= _mostEvaluations || Largest(gradient) <= _gradientTolerance) break;
            if (Largest(_direction!) * Math.Abs(_stepSize) <= _changeTolerance || Math.Abs(loss - last) < _changeTolerance) break;
        }
        return before;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direction?.Dispose();
            _gradient?.Dispose();
            while (_history.Count > 0) Forget();
        }
        base.Dispose(disposing);
    }

    /// <summary>Learns from the last move and chooses the next direction and step size.</summary>
    private void Turn(Tensor gradient)
    {
        _iterations++;
        var first = _iterations == 1;
        if (!first) Remember(gradient);
        var direction = first ? Aten.neg.Call(gradient) : Direction(gradient);
        Hold(ref _direction, direction);
        Hold(ref _gradient, gradient);
        _stepSize = first ? Math.Min(1, 1 / Number(Aten.sum.Call(Aten.abs.Call(gradient)))) * LearningRate : LearningRate;
    }

    private void Remember(Tensor gradient)
    {
        var change = Aten.sub_Tensor.Call(gradient, _gradient!);
        var taken = Aten.mul_Scalar.Call(_direction!, _stepSize);
        var product = Dot(change, taken);
        if (product <= LeastCurvature) return;
        if (_history.Count == _historySize) Forget();
        _history.Add((change.DetachFromDisposeScope(), taken.DetachFromDisposeScope(), 1 / product));
        _curvature = product / Dot(change, change);
    }

    private void Forget()
    {
        _history[0].GradientChange.Dispose();
        _history[0].Step.Dispose();
        _history.RemoveAt(0);
    }

    /// <summary>The two-loop recursion: minus the inverse curvature, as far as it is known, times the gradient.</summary>
    private Tensor Direction(Tensor gradient)
    {
        var direction = Aten.neg.Call(gradient);
        var shares = new double[_history.Count];
        for (var i = shares.Length - 1; i >= 0; i--)
        {
            shares[i] = Dot(_history[i].Step, direction) * _history[i].Rho;
            Aten.add__Tensor.CallInPlace(direction, _history[i].GradientChange, -shares[i]);
        }
        Aten.mul__Scalar.CallInPlace(direction, _curvature);
        for (var i = 0; i < shares.Length; i++)
        {
            var share = Dot(_history[i].GradientChange, direction) * _history[i].Rho;
            Aten.add__Tensor.CallInPlace(direction, _history[i].Step, shares[i] - share);
        }
        return direction;
    }

    private void Move()
    {
        var offset = 0L;
        foreach (var parameter in _parameters)
        {
            var count = parameter.NumberOfElements;
            var part = Aten.reshape.Call(Aten.narrow.Call(_direction!, 0, offset, count), parameter.shape);
            Aten.add__Tensor.CallInPlace(parameter, part, _stepSize);
            offset += count;
        }
    }

    private Tensor FlatGradient() => Aten.cat.Call(Array.ConvertAll(
        _parameters, parameter => Aten.reshape.Call(parameter.grad ?? Aten.zeros_like.Call(parameter), new long[] { -1 })), 0);

    private static void Hold(ref Tensor? field, Tensor value)
    {
        field?.Dispose();
        field = value.DetachFromDisposeScope();
    }

    private static double Dot(Tensor left, Tensor right) => Number(Aten.dot.Call(left, right));

    private static double Largest(Tensor tensor) => Number(Aten.max.Call(Aten.abs.Call(tensor)));

    private static double Number(Tensor tensor) => Aten._local_scalar_dense.CallScalar(tensor).ToDouble();
}
