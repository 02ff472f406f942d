using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ImportKeysAndKeptTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AddedKey",
                table: "platform_import_rows");

            migrationBuilder.AlterColumn<string>(
                name: "Raw",
                table: "platform_raw_values",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400);

            migrationBuilder.AddColumn<int>(
                name: "SkippedRows",
                table: "platform_imports",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportId",
                table: "platform_external_ids",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportId",
                table: "platform_consents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "platform_import_taken_keys",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_import_taken_keys", x => new { x.ImportId, x.RecordType, x.Source, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_external_ids_ImportId",
                table: "platform_external_ids",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_consents_ImportId",
                table: "platform_consents",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_import_taken_keys_RecordId",
                table: "platform_import_taken_keys",
                column: "RecordId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_import_taken_keys");

            migrationBuilder.DropIndex(
                name: "IX_platform_external_ids_ImportId",
                table: "platform_external_ids");

            migrationBuilder.DropIndex(
                name: "IX_platform_consents_ImportId",
                table: "platform_consents");

            migrationBuilder.DropColumn(
                name: "SkippedRows",
                table: "platform_imports");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "platform_external_ids");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "platform_consents");

            migrationBuilder.AlterColumn<string>(
                name: "Raw",
                table: "platform_raw_values",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<bool>(
                name: "AddedKey",
                table: "platform_import_rows",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }
    }
}
