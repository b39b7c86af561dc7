using static TorchSharp.torch;

namespace Lethe.Unlearning.Influence;

/// <summary>
/// A vector times the inverse of a Fisher matrix that is made up of gradients one by one. The recursion carries one vector
/// instead of the matrix, so that it is a heuristic: it scales far less than the true inverse.
/// </summary>
internal sealed class WoodFisherInverse(Tensor vector, int samples) : IDisposable
{
    private Tensor? _direction;

    public Tensor Product { get; } = vector.clone();

    /// <summary>Takes in the gradient of one record.</summary>
    public void Add(Tensor gradient)
    {
        if (_direction is null)
        {
            // Outlives the scope of the step it is made in, as the product does.
            _direction = gradient.clone().DetachFromDisposeScope();
            return;
        }
        using var scope = NewDisposeScope();
        var overlap = _direction.dot(gradient);
        Product.sub_(Product.dot(gradient) / (samples + overlap) * _direction);
        _direction.sub_(overlap / (samples + overlap) * _direction);
    }

    public void Dispose() => _direction?.Dispose();
}
