using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Preamble",
                table: "platform_imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "platform_import_checked_rows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HasRemarks = table.Column<bool>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_checked_rows", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_fixes",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    IsSkipped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_fixes", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_mappings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Headers = table.Column<string>(type: "TEXT", nullable: false),
                    HeadersKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_mappings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_checked_rows_ImportId_HasRemarks_Line",
                table: "platform_import_checked_rows",
                columns: new[] { "ImportId", "HasRemarks", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_checked_rows_ImportId_Outcome_Line",
                table: "platform_import_checked_rows",
                columns: new[] { "ImportId", "Outcome", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_mappings_RecordType_HeadersKey",
                table: "platform_import_mappings",
                columns: new[] { "RecordType", "HeadersKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_import_checked_rows");

            migrationBuilder.DropTable(
                name: "platform_import_fixes");

            migrationBuilder.DropTable(
                name: "platform_import_mappings");

            migrationBuilder.DropColumn(
                name: "Preamble",
                table: "platform_imports");
        }
    }
}
