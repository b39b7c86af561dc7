namespace Lethe.Web.Uploads;

/// <summary>A file that somebody sent.</summary>
/// <param name="Path">As a request names it, relative to the folder that requests over HTTP begin at.</param>
/// <param name="Name">What it was called where it came from: a label, never a path.</param>
/// <param name="Sha256">Of its content.</param>
public sealed record Upload(string Path, string Name, string Sha256, long Bytes, DateTimeOffset Time);
