namespace Lethe.Web.Api;

/// <summary>A policy to be put under a name.</summary>
/// <param name="Text">YAML or JSON.</param>
public sealed record PolicyText(string Text);
