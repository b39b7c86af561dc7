namespace Lethe.Export.Translation;

/// <summary>Why a step of the program cannot be translated; whoever knows the step says where it was.</summary>
internal sealed class Refusal(string reason) : Exception(reason);
