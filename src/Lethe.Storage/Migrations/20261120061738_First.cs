using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Migrations;

internal sealed partial class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "audits",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                verdict = table.Column<string>(type: "TEXT", nullable: true),
                subjectPlugin = table.Column<string>(type: "TEXT", nullable: false),
                createdAt = table.Column<string>(type: "TEXT", nullable: false),
                startedAt = table.Column<string>(type: "TEXT", nullable: true),
                finishedAt = table.Column<string>(type: "TEXT", nullable: true),
                seed = table.Column<long>(type: "INTEGER", nullable: false),
                device = table.Column<string>(type: "TEXT", nullable: false),
                cancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                runner = table.Column<string>(type: "TEXT", nullable: true),
                heartbeatAt = table.Column<string>(type: "TEXT", nullable: true),
                finishedRecord = table.Column<long>(type: "INTEGER", nullable: true),
                error = table.Column<string>(type: "TEXT", nullable: true),
                requestFolder = table.Column<string>(type: "TEXT", nullable: false),
                requestText = table.Column<string>(type: "TEXT", nullable: false),
                policyText = table.Column<string>(type: "TEXT", nullable: true),
                resultJson = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audits", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "chain",
            columns: table => new
            {
                sequence = table.Column<long>(type: "INTEGER", nullable: false),
                kind = table.Column<string>(type: "TEXT", nullable: false),
                time = table.Column<string>(type: "TEXT", nullable: false),
                json = table.Column<string>(type: "TEXT", nullable: false),
                hash = table.Column<string>(type: "TEXT", nullable: false),
                previous = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_chain", x => x.sequence);
            });

        migrationBuilder.CreateTable(
            name: "instance",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", nullable: false),
                createdAt = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_instance", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "exhibits",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                subject = table.Column<string>(type: "TEXT", nullable: false),
                evaluator = table.Column<string>(type: "TEXT", nullable: false),
                exhibitId = table.Column<string>(type: "TEXT", nullable: false),
                kind = table.Column<string>(type: "TEXT", nullable: false),
                title = table.Column<string>(type: "TEXT", nullable: false),
                json = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_exhibits", x => new { x.audit, x.position });
                table.ForeignKey(
                    name: "FK_exhibits_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "findings",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                subject = table.Column<string>(type: "TEXT", nullable: false),
                evaluator = table.Column<string>(type: "TEXT", nullable: false),
                metric = table.Column<string>(type: "TEXT", nullable: false),
                slice = table.Column<string>(type: "TEXT", nullable: false),
                value = table.Column<double>(type: "REAL", nullable: true),
                low = table.Column<double>(type: "REAL", nullable: true),
                high = table.Column<double>(type: "REAL", nullable: true),
                notANumber = table.Column<int>(type: "INTEGER", nullable: false),
                level = table.Column<double>(type: "REAL", nullable: true),
                intervalBy = table.Column<string>(type: "TEXT", nullable: false),
                n = table.Column<long>(type: "INTEGER", nullable: false),
                reason = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_findings", x => new { x.audit, x.position });
                table.ForeignKey(
                    name: "FK_findings_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "gates",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                subject = table.Column<string>(type: "TEXT", nullable: false),
                metric = table.Column<string>(type: "TEXT", nullable: false),
                slice = table.Column<string>(type: "TEXT", nullable: false),
                limit = table.Column<string>(type: "TEXT", nullable: false),
                verdict = table.Column<string>(type: "TEXT", nullable: false),
                sentence = table.Column<string>(type: "TEXT", nullable: false),
                reason = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_gates", x => new { x.audit, x.position });
                table.ForeignKey(
                    name: "FK_gates_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "models",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                subject = table.Column<string>(type: "TEXT", nullable: false),
                stageKey = table.Column<string>(type: "TEXT", nullable: false),
                format = table.Column<string>(type: "TEXT", nullable: false),
                json = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_models", x => new { x.audit, x.position });
                table.ForeignKey(
                    name: "FK_models_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "stages",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                title = table.Column<string>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                reused = table.Column<bool>(type: "INTEGER", nullable: false),
                unitsDone = table.Column<long>(type: "INTEGER", nullable: false),
                unitsTotal = table.Column<long>(type: "INTEGER", nullable: false),
                seconds = table.Column<double>(type: "REAL", nullable: false),
                message = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_stages", x => new { x.audit, x.position });
                table.ForeignKey(
                    name: "FK_stages_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_audits_name_state_id",
            table: "audits",
            columns: new[] { "name", "state", "id" });

        migrationBuilder.CreateIndex(
            name: "IX_audits_state_id",
            table: "audits",
            columns: new[] { "state", "id" });

        migrationBuilder.CreateIndex(
            name: "IX_audits_subjectPlugin_id",
            table: "audits",
            columns: new[] { "subjectPlugin", "id" });

        migrationBuilder.CreateIndex(
            name: "IX_audits_verdict_id",
            table: "audits",
            columns: new[] { "verdict", "id" });

        migrationBuilder.CreateIndex(
            name: "IX_exhibits_audit_subject_evaluator_exhibitId",
            table: "exhibits",
            columns: new[] { "audit", "subject", "evaluator", "exhibitId" },
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_findings_audit_metric_slice",
            table: "findings",
            columns: new[] { "audit", "metric", "slice" });

        migrationBuilder.CreateIndex(
            name: "IX_models_audit_subject",
            table: "models",
            columns: new[] { "audit", "subject" },
            unique: true);

        Protect(migrationBuilder);
    }

    // SQLite itself refuses to change what is written, whoever asks. The rule on inserts also stops "INSERT OR REPLACE",
    // which removes a row without asking the rule on deletes.
    private static void Protect(MigrationBuilder migrationBuilder)
    {
        const string Appended = "'The chain is append-only.'", Once = "'A database has one instance id for ever.'";
        Refuse("chain_no_update", "UPDATE ON chain", Appended);
        Refuse("chain_no_delete", "DELETE ON chain", Appended);
        Refuse("chain_in_order", "INSERT ON chain WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM chain)", Appended);
        Refuse("chain_linked", "INSERT ON chain WHEN NEW.previous IS NOT (SELECT hash FROM chain WHERE sequence = NEW.sequence - 1)"
            + " AND NEW.sequence > 1", Appended);
        Refuse("instance_no_update", "UPDATE ON instance", Once);
        Refuse("instance_no_delete", "DELETE ON instance", Once);
        Refuse("instance_once", "INSERT ON instance WHEN EXISTS (SELECT 1 FROM instance)", Once);
        // "Leth": by this number a database is known as ours.
        migrationBuilder.Sql("PRAGMA application_id = 0x4c657468;");

        void Refuse(string trigger, string what, string why) =>
            migrationBuilder.Sql($"CREATE TRIGGER {trigger} BEFORE {what} BEGIN SELECT RAISE(ABORT, {why}); END;");
    }
}
