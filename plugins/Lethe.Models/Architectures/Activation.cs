namespace Lethe.Models.Architectures;

public enum Activation
{
    Relu,
    Gelu,
    Silu,
    Tanh,
}
