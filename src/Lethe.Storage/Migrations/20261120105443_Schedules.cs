using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Migrations;

internal sealed partial class Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "schedules",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                cron = table.Column<string>(type: "TEXT", nullable: true),
                zone = table.Column<string>(type: "TEXT", nullable: false),
                onModel = table.Column<bool>(type: "INTEGER", nullable: false),
                onPlugins = table.Column<bool>(type: "INTEGER", nullable: false),
                onPolicy = table.Column<bool>(type: "INTEGER", nullable: false),
                rotateSeed = table.Column<bool>(type: "INTEGER", nullable: false),
                canary = table.Column<bool>(type: "INTEGER", nullable: false),
                subjectKey = table.Column<string>(type: "TEXT", nullable: false),
                createdAt = table.Column<string>(type: "TEXT", nullable: false),
                checkedAt = table.Column<string>(type: "TEXT", nullable: false),
                filesMark = table.Column<string>(type: "TEXT", nullable: true),
                pluginMark = table.Column<string>(type: "TEXT", nullable: true),
                policyMark = table.Column<string>(type: "TEXT", nullable: true),
                fault = table.Column<string>(type: "TEXT", nullable: true),
                policyFile = table.Column<string>(type: "TEXT", nullable: true),
                requestFolder = table.Column<string>(type: "TEXT", nullable: false),
                requestText = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_schedules", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "scheduleRuns",
            columns: table => new
            {
                schedule = table.Column<string>(type: "TEXT", nullable: false),
                number = table.Column<int>(type: "INTEGER", nullable: false),
                audit = table.Column<string>(type: "TEXT", nullable: false),
                trigger = table.Column<string>(type: "TEXT", nullable: false),
                seed = table.Column<long>(type: "INTEGER", nullable: false),
                canary = table.Column<bool>(type: "INTEGER", nullable: false),
                dueAt = table.Column<string>(type: "TEXT", nullable: true),
                startedAt = table.Column<string>(type: "TEXT", nullable: false),
                planMark = table.Column<string>(type: "TEXT", nullable: false),
                settled = table.Column<bool>(type: "INTEGER", nullable: false),
                raised = table.Column<bool>(type: "INTEGER", nullable: false),
                note = table.Column<string>(type: "TEXT", nullable: false),
                noticeJson = table.Column<string>(type: "TEXT", nullable: true),
                noticeState = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_scheduleRuns", x => new { x.schedule, x.number });
                table.ForeignKey(
                    name: "FK_scheduleRuns_schedules_schedule",
                    column: x => x.schedule,
                    principalTable: "schedules",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_scheduleRuns_audit",
            table: "scheduleRuns",
            column: "audit",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_scheduleRuns_settled",
            table: "scheduleRuns",
            column: "settled");
    }
}
