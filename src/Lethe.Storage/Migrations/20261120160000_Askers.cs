using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Migrations;

internal sealed partial class Askers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "askers",
            columns: table => new
            {
                audit = table.Column<string>(type: "TEXT", nullable: false),
                kind = table.Column<string>(type: "TEXT", nullable: false),
                who = table.Column<string>(type: "TEXT", nullable: true),
                name = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_askers", x => x.audit);
                table.ForeignKey(
                    name: "FK_askers_audits_audit",
                    column: x => x.audit,
                    principalTable: "audits",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });
    }
}
