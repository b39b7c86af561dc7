namespace Lethe.Data.Cifar;

/// <summary>Which set, and for CIFAR-100 which of its two labels.</summary>
public enum CifarKind
{
    Cifar10,
    Cifar100Fine,
    Cifar100Coarse,
}
