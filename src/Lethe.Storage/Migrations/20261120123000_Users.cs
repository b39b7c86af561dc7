using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Migrations;

internal sealed partial class Users : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "users",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                role = table.Column<string>(type: "TEXT", nullable: false),
                passwordHash = table.Column<string>(type: "TEXT", nullable: false),
                stamp = table.Column<string>(type: "TEXT", nullable: false),
                disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                createdAt = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_users", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "tokens",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                user = table.Column<string>(type: "TEXT", nullable: false),
                role = table.Column<string>(type: "TEXT", nullable: false),
                hash = table.Column<string>(type: "TEXT", nullable: false),
                createdAt = table.Column<string>(type: "TEXT", nullable: false),
                expiresAt = table.Column<string>(type: "TEXT", nullable: false),
                lastUsedAt = table.Column<string>(type: "TEXT", nullable: true),
                revokedAt = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_tokens", x => x.id);
                table.ForeignKey(
                    name: "FK_tokens_users_user",
                    column: x => x.user,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(name: "IX_users_name", table: "users", column: "name", unique: true);

        migrationBuilder.CreateIndex(name: "IX_tokens_hash", table: "tokens", column: "hash", unique: true);

        migrationBuilder.CreateIndex(name: "IX_tokens_user", table: "tokens", column: "user");
    }
}
