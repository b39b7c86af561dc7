namespace Lethe.Attribution.Hardness;

public enum HardnessOrder
{
    Hardest,
    Easiest,
}
