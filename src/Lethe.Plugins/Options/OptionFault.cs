namespace Lethe.Plugins.Options;

/// <summary>One thing wrong with one option.</summary>
/// <param name="Path">Where: the option's name, with the list index if there is one. Empty: the whole.</param>
public sealed record OptionFault(string Path, string Message);
