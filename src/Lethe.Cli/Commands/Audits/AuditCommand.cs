using System.CommandLine;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditCommand
{
    public static Command Create() => new("audit", "Run audits, look at them, stop them, hand their results on.")
    {
        AuditRunCommand.Create(),
        AuditPlanCommand.Create(),
        AuditListCommand.Create(),
        AuditShowCommand.Create(),
        AuditCancelCommand.Create(),
        AuditResumeCommand.Create(),
        AuditExportCommand.Create(),
        AuditTableCommand.Create(),
        AuditCertifyCommand.Create(),
        AuditProofCommand.Create(),
        AuditVerifyCommand.Create(),
    };
}
