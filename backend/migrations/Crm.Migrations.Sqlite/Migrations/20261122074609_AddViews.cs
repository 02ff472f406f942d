using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_view_defaults",
                columns: table => new
                {
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsForRole = table.Column<bool>(type: "INTEGER", nullable: false),
                    ViewId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_view_defaults", x => new { x.RecordType, x.SubjectId });
                });

            migrationBuilder.CreateTable(
                name: "platform_view_pins",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ViewId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_view_pins", x => new { x.UserId, x.ViewId });
                });

            migrationBuilder.CreateTable(
                name: "platform_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_views", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_view_defaults_ViewId",
                table: "platform_view_defaults",
                column: "ViewId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_views_RecordType_IsShared",
                table: "platform_views",
                columns: new[] { "RecordType", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_views_RecordType_OwnerId",
                table: "platform_views",
                columns: new[] { "RecordType", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_view_defaults");

            migrationBuilder.DropTable(
                name: "platform_view_pins");

            migrationBuilder.DropTable(
                name: "platform_views");
        }
    }
}
