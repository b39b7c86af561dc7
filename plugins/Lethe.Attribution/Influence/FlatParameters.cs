using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Influence;

/// <summary>All that learns in a network, as one long vector in double precision.</summary>
internal sealed class FlatParameters(nn.Module network)
{
    private readonly Parameter[] _parameters = [.. network.parameters().Where(parameter => parameter.requires_grad)];

    public IReadOnlyList<Parameter> Parameters => _parameters;

    public long Size => _parameters.Sum(parameter => parameter.numel());

    public Tensor Value => Join(_parameters);

    public Tensor Join(IEnumerable<Tensor?> parts) =>
        cat([.. parts.Zip(_parameters, (part, parameter) => (part ?? zeros_like(parameter)).detach().flatten().to(float64))]);

    /// <summary>The vector in pieces, each as its parameter is.</summary>
    public Tensor[] Split(Tensor vector)
    {
        var at = 0L;
        return [.. _parameters.Select(parameter =>
        {
            var piece = vector.narrow(0, at, parameter.numel()).reshape(parameter.shape).to(parameter.dtype);
            at += parameter.numel();
            return piece;
        })];
    }

    /// <summary>The same numbers in another order of the parameters.</summary>
    public static Tensor Reorder(Tensor vector, IReadOnlyList<Parameter> from, IReadOnlyList<Parameter> to)
    {
        var at = 0L;
        var pieces = from.ToDictionary(parameter => parameter.Handle, parameter => vector.narrow(0, (at += parameter.numel()) - parameter.numel(), parameter.numel()));
        return cat([.. to.Select(parameter => pieces[parameter.Handle])]);
    }

    public void Set(Tensor vector)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        foreach (var (piece, parameter) in Split(vector).Zip(_parameters)) parameter.copy_(piece);
    }
}
