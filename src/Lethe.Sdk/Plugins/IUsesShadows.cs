namespace Lethe.Sdk;

/// <summary>For options of plugins that declare <see cref="Needs.Shadows"/>: how many, and what each is trained on.</summary>
public interface IUsesShadows
{
    const int Usual = 16;

    const double UsualFraction = 0.5;

    int Shadows { get; }

    /// <summary>The share of the training records that each shadow sees. Only shadows of the same share are shared. 1: more
    /// models like the subject, each trained on all records from a start of its own.</summary>
    double ShadowFraction => UsualFraction;
}
