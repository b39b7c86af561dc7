using System.Diagnostics;
using Lethe.Auditing.Running.Models;

namespace Lethe.Auditing.Running.Units;

/// <summary>Trains the subject or opens it, and keeps it as it came.</summary>
internal sealed class SubjectWork : IUnitWork
{
    public void Write(UnitContext context, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var subject = context.Models.Source();
        ModelCheck.Finite(subject, context.Request.Subject.Label);
        ModelFolder.Write(subject, folder, Stopwatch.GetElapsedTime(start));
    }
}
