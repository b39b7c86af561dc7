namespace Lethe.TestWorker;

/// <summary>The unit file of these tests.</summary>
/// <param name="Do">The name of a misbehaviour.</param>
/// <param name="File">Where it leaves something for the test to find.</param>
/// <param name="Folder">Where units that run at the same time find each other.</param>
/// <param name="Tag">By which its children can be told.</param>
/// <param name="Count">How often, or how many.</param>
internal sealed record Order(string Do, string File = "", string Folder = "", string Tag = "0", int Count = 0);
