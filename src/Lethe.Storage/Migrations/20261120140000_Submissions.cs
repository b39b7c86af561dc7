using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Migrations;

internal sealed partial class Submissions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "submissions",
            columns: table => new
            {
                key = table.Column<string>(type: "TEXT", nullable: false),
                audit = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_submissions", x => x.key);
                table.ForeignKey(
                    name: "FK_submissions_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(name: "IX_submissions_audit", table: "submissions", column: "audit");
    }
}
