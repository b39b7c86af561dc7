using TorchSharp;
using TorchSharp.Modules;

namespace Lethe.Torch.Tests.Surface;

/// <summary>
/// A program written against Lethe.Torch must compile against the TorchSharp package as well. So nothing may be public in
/// its namespaces that the package lacks, down to the names of parameters, which callers may write.
/// </summary>
public class SurfaceTests
{
    private const string Head = "abstract class Modules.PadBase : ParameterLessModule<Tensor, Tensor>";
    private const string Constructor = "protected new(string name, PaddingModes mode, double value, params long[] padding)";

    [Fact]
    public void EveryPublicName_IsOneOfThePackage()
    {
        var missing = PublicSurface.Types(typeof(torch).Assembly).SelectMany(RecordedSurface.Load().Missing).ToList();
        Assert.True(missing.Count == 0, "TorchSharp has no such thing:\n" + string.Join('\n', missing));
    }

    [Theory]
    [InlineData(Head, Constructor + "|long[] padding { get; set; }|double value { get; set; }", null)]
    [InlineData(Head + " # name only", "new(int other) # name only|int padding # name only|double value { get; set; }", null)]
    [InlineData("class Modules.PadBase", Constructor + "|long[] padding { get; set; }|double value { get; set; }", Head)]
    [InlineData(Head, Constructor + "|long[] padding { get; }|double value { get; set; }", "Modules.PadBase: long[] padding { get; set; }")]
    [InlineData(Head, Constructor + "|void f(long padding = 1) # name only|double value { get; set; }", "Modules.PadBase: long[] padding { get; set; }")]
    [InlineData(Head, "long[] padding { get; set; }|double value { get; set; }|protected new(string name)", "Modules.PadBase: " + Constructor)]
    [InlineData("class Modules.Other", Constructor, Head + "|    double value { get; set; }|    long[] padding { get; set; }|    " + Constructor)]
    public void WhatAListLacks_IsNamed(string head, string members, string? missing)
    {
        var list = new RecordedSurface([head, .. members.Split('|').Select(member => "    " + member)]);
        Assert.Equal(missing?.Split('|') ?? [], list.Missing(typeof(PadBase)));
    }
}
