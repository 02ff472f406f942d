using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "platform_import_checked_rows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HasRemarks = table.Column<bool>(type: "bit", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_checked_rows", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_fixes",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsSkipped = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_fixes", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "platform_import_mappings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Headers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    HeadersKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_mappings", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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
